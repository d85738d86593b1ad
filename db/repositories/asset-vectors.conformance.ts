/** What every store of asset-knowledge must do with what assets are like. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { MOST_TRIES, type AssetVectors, type Nearby } from '../../actors/asset-knowledge/asset-vectors.ts';
import { LIKENESS_LENGTH, unit } from '../../actors/asset-knowledge/likeness/vector.ts';
import type { OwnAssets } from '../../actors/asset-knowledge/own-assets.ts';
import type { AssetKind } from '../../contracts/asset.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { assetVectors } from './asset-vectors.ts';
import { ownAssets } from './own-assets.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let assets: OwnAssets;
let vectors: AssetVectors;

const tenant = (tenantId: string): Scope => ({ ...testScope, tenantId, projectId: 'prj-like' });

/** A direction in the plane of the first two numbers, so many degrees from the first. */
const towards = (degrees: number): number[] => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), ...Array<number>(LIKENESS_LENGTH - 2).fill(0)];
};

async function add(tenantId: string, id: string, kind: AssetKind = 'prop'): Promise<void> {
  await assets.keep(tenant(tenantId), {
    ...{ id, projectId: 'prj-like', kind, terms: ['灯笼'], licence: 'own', origin: '', fileName: 'a' },
    ...{ size: null, uploadId: `upload of ${id}` },
    artifact: { sha256: 'a'.repeat(64), bytes: 9, mediaType: kind === 'sound' ? 'audio/wav' : 'image/png' },
  });
}

async function addSeen(
  tenantId: string,
  id: string,
  degrees: number,
  kind: AssetKind = 'prop',
): Promise<void> {
  await add(tenantId, id, kind);
  await vectors.keep(tenant(tenantId), id, towards(degrees));
}

const anywhere: Omit<Nearby, 'vector'> = {
  ...{ space: 'picture', kind: null, except: null, worth: new Map(), limit: 9 },
};

const near = async (tenantId: string, more: Partial<Nearby> = {}): Promise<string[]> =>
  (await vectors.nearest(tenantId, { ...anywhere, vector: towards(0), ...more })).map(
    ({ assetId }) => assetId,
  );

const unseen = async (tenantId: string, limit = 9) => {
  const { assets: found, total } = await vectors.unseen(tenantId, 'picture', limit);
  return { ids: found.map(({ id }) => id), total };
};

export function describeAssetVectors(name: string, open: () => Promise<Database>): void {
  describe(`what assets are like in ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('asset-knowledge');
      [assets, vectors] = [ownAssets(own), assetVectors(own)];
    });

    test('is found by the cosine, the nearest first, and as far as it is asked for', async () => {
      for (const [id, degrees] of [
        ['like-60', 60],
        ['like-10', 10],
        ['like-180', 180],
        ['like-30', 30],
      ] as const)
        await addSeen('near', id, degrees);
      const found = await vectors.nearest('near', { ...anywhere, vector: towards(0) });
      expect(found.map(({ assetId }) => assetId)).toEqual(['like-10', 'like-30', 'like-60', 'like-180']);
      const wanted = [10, 30, 60, 180].map((degrees) => Math.cos((degrees * Math.PI) / 180));
      found.forEach(({ score }, at) => expect(score).toBeCloseTo(wanted[at] ?? 0, 5));
      expect(await near('near', { limit: 2, except: 'like-10' })).toEqual(['like-30', 'like-60']);
      expect(await near('near', { worth: new Map([['like-60', 0.4]]), limit: 2 })).toEqual([
        'like-10',
        'like-60',
      ]);
      expect(await near('near', { worth: new Map([['like-60', 0.6]]), limit: 1 })).toEqual(['like-60']);
    });

    test('is as it was kept, and the last time counts', async () => {
      await addSeen('keeps', 'keeps-1', 90);
      const vector = unit(Array.from({ length: LIKENESS_LENGTH }, (_, at) => Math.sin(at)));
      await vectors.keep(tenant('keeps'), 'keeps-1', vector);
      const kept = await vectors.find('keeps', 'keeps-1');
      expect(kept).toHaveLength(LIKENESS_LENGTH);
      (kept as readonly number[]).forEach((x, at) => expect(x).toBeCloseTo(vector[at] ?? 0, 6));
    });

    test('is nobody else’s', async () => {
      await addSeen('mine', 'mine-1', 0);
      expect(await near('stranger')).toEqual([]);
      expect(await vectors.find('stranger', 'mine-1')).toBeNull();
      expect(await unseen('stranger')).toEqual({ ids: [], total: 0 });
      await vectors.keep(tenant('stranger'), 'mine-1', towards(120));
      await vectors.fail(tenant('stranger'), 'mine-1', { code: 'UPLOAD_UNREADABLE', tries: MOST_TRIES });
      expect(await vectors.find('mine', 'mine-1')).toEqual(towards(0));
    });

    test('is compared among pictures or among sounds, or of one kind', async () => {
      await addSeen('kinds', 'a-prop', 5);
      await addSeen('kinds', 'a-set', 9, 'set');
      await addSeen('kinds', 'a-sound', 0, 'sound');
      expect(await near('kinds')).toEqual(['a-prop', 'a-set']);
      expect(await near('kinds', { kind: 'set' })).toEqual(['a-set']);
      expect(await near('kinds', { space: 'sound' })).toEqual(['a-sound']);
    });

    test('is found out of those that nobody has looked at, the newest first', async () => {
      for (const id of ['un-1', 'un-2', 'un-3']) await add('looks', id);
      await addSeen('looks', 'un-seen', 0);
      await add('looks', 'un-sound', 'sound');
      expect(await unseen('looks', 2)).toEqual({ ids: ['un-3', 'un-2'], total: 3 });
      await vectors.keep(tenant('looks'), 'un-3', towards(1));
      expect(await unseen('looks')).toEqual({ ids: ['un-2', 'un-1'], total: 2 });
    });

    test('by an older formula is found out anew, and not compared meanwhile', async () => {
      await addSeen('older', 'old-1', 0);
      await own.query(`update asset_knowledge.asset_vector set formula = 0 where asset_id = 'old-1'`);
      expect([await unseen('older'), await near('older')]).toEqual([{ ids: ['old-1'], total: 1 }, []]);
      await vectors.keep(tenant('older'), 'old-1', towards(3));
      expect([await unseen('older'), await near('older')]).toEqual([{ ids: [], total: 0 }, ['old-1']]);
    });

    test('is given up where looking comes to nothing, at once or in the end', async () => {
      for (const id of ['bad-file', 'bad-luck']) await add('fails', id);
      await vectors.fail(tenant('fails'), 'bad-file', { code: 'UPLOAD_UNREADABLE', tries: MOST_TRIES });
      expect(await vectors.find('fails', 'bad-file')).toBe('UPLOAD_UNREADABLE');
      for (let tried = 1; tried <= MOST_TRIES; tried++) {
        expect((await unseen('fails')).ids).toEqual(['bad-luck']);
        expect(await vectors.find('fails', 'bad-luck')).toBeNull();
        await vectors.fail(tenant('fails'), 'bad-luck', { code: 'WORKER_CRASHED', tries: 1 });
      }
      expect(await unseen('fails')).toEqual({ ids: [], total: 0 });
      expect(await near('fails')).toEqual([]);
    });

    test('stays known when a later try fails', async () => {
      await addSeen('stays', 'stays-1', 20);
      await vectors.fail(tenant('stays'), 'stays-1', { code: 'WORKER_CRASHED', tries: 1 });
      expect(await near('stays')).toEqual(['stays-1']);
    });

    test('goes with the asset, and is not kept of one that is gone', async () => {
      await addSeen('goes', 'goes-1', 0);
      await assets.remove('goes', 'goes-1');
      await vectors.keep(tenant('goes'), 'goes-1', towards(0));
      const left = await own.query(`select 1 from asset_knowledge.asset_vector where asset_id = 'goes-1'`);
      expect([left, await near('goes')]).toEqual([[], []]);
    });
  });
}
