/** What every store of asset-knowledge must do with the assets that people add. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { NewAsset, OwnAssets } from '../../actors/asset-knowledge/own-assets.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { ownAssets } from './own-assets.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let assets: OwnAssets;

const tenant = (tenantId: string): Scope => ({ ...testScope, tenantId, projectId: 'prj-assets' });
const assetOf = (id: string): NewAsset => ({
  ...{ id, projectId: 'prj-assets', kind: 'prop', terms: ['灯笼', 'paper lantern'], licence: 'CC-BY-4.0' },
  ...{ origin: '阿满', fileName: '灯笼.png', size: { width: 4, height: 3 }, uploadId: `upload of ${id}` },
  artifact: { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png' },
});

export function describeOwnAssets(name: string, open: () => Promise<Database>): void {
  describe(`assets that people add in ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('asset-knowledge');
      assets = ownAssets(own);
    });

    test('are kept as they were added, once for an upload, and told of once', async () => {
      const { uploadId: _, ...added } = assetOf('ast-1');
      expect(await assets.keep(tenant('adds'), assetOf('ast-1'))).toMatchObject(added);
      const again = await assets.keep(tenant('adds'), { ...assetOf('ast-2'), uploadId: 'upload of ast-1' });
      expect(again).toMatchObject(added);
      expect(await assets.find('adds', 'ast-1')).toMatchObject(added);
      const news = (await own.readEvents(0, 500)).filter(({ tenantId }) => tenantId === 'adds');
      expect(news.map((event) => [event.name, event.data])).toEqual([
        ['asset.added', { assetId: 'ast-1', kind: 'prop', licence: 'CC-BY-4.0' }],
      ]);
    });

    test('are nobody else’s', async () => {
      await assets.keep(tenant('mine'), assetOf('ast-mine'));
      expect(await assets.find('stranger', 'ast-mine')).toBeNull();
      expect(await assets.remove('stranger', 'ast-mine')).toBe(false);
      expect((await assets.list('stranger', { after: null, limit: 9, kind: null })).items).toEqual([]);
      expect(await assets.remove('mine', 'ast-mine')).toBe(true);
      expect(await assets.find('mine', 'ast-mine')).toBeNull();
    });

    test('are listed, the newest first, from wherever a page ended', async () => {
      for (const id of ['ast-a', 'ast-b', 'ast-c']) await assets.keep(tenant('lists'), assetOf(id));
      const all = { after: null, limit: 2, kind: null };
      const { items, next } = await assets.list('lists', all);
      expect(items.map(({ id }) => id)).toEqual(['ast-c', 'ast-b']);
      await assets.remove('lists', 'ast-b');
      expect(await assets.list('lists', { ...all, after: next })).toMatchObject({
        ...{ items: [{ id: 'ast-a' }], next: null },
      });
      expect((await assets.list('lists', { ...all, kind: 'prop' })).items).toHaveLength(2);
      expect((await assets.list('lists', { ...all, kind: 'music' })).items).toEqual([]);
    });
  });
}
