import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Action, ResultOf } from '../../contracts/action.ts';
import type { ImportedProject } from '../../contracts/bundle.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import type { Ask } from '../runtime/ask.ts';
import { sha256Hex } from '../runtime/fingerprint.ts';
import { encodeJson } from '../runtime/maker.ts';
import type { NewProject } from './bundles-store.ts';
import { importProject, type BundlePorts } from './import-project.ts';

const scope = { tenantId: 't', projectId: 't', traceId: 'x', correlationId: 'x' };
const fileOf = (sign: string) => ({
  ...{ fileName: '灯.png', size: null, createdAt: null },
  artifact: { sha256: sign.repeat(64), bytes: 400, mediaType: 'image/png' as const },
});
const project: ImportedProject = {
  ...{ title: '灯笼匠', stories: [], revisions: [], takes: [], comments: null },
  files: [fileOf('a'), fileOf('b')],
  bible: { characters: [], places: [] },
  assets: [
    {
      ...{ kind: 'prop', terms: ['lamp'], licence: 'own', origin: '', fileName: '灯.png' },
      sha256: 'b'.repeat(64),
    },
  ],
};

let done: string[];
let inserted: NewProject[];

/** Whoever asks a second time finds what the first has left. */
function portsWith({ storageBytes = 1_000 } = {}): BundlePorts {
  const ask: Ask = async <A extends Action>(_: unknown, { name }: A, params: unknown) => {
    const { uploadId = '' } = params as { uploadId?: string };
    done.push([name, uploadId].join(' ').trim());
    return {} as ResultOf<A>;
  };
  const insert = async (_: unknown, added: NewProject) => {
    done.push('insert');
    inserted.push(added);
    return { id: added.id };
  };
  const find = async (_: unknown, id: string) =>
    inserted.some((each) => each.id === id) ? { id, title: '', createdAt: '' } : null;
  const store = {
    projects: { find },
    bundles: { takes: async () => [], insert },
    uploads: { stored: async () => 200 },
  };
  const objects = { get: async () => encodeJson(project), put: undefined };
  return { store, objects, ask, storageBytes } as unknown as BundlePorts;
}

const asked = { project: sha256Hex('project'), idempotencyKey: 'once' };

beforeEach(() => {
  [done, inserted] = [[], []];
});

describe('a project that comes in', () => {
  test('has its bible before it is there, and its assets of its own files after that', async () => {
    const { projectId } = await importProject(portsWith(), scope, asked);
    const [added] = inserted;
    const uploadId = added?.files[1]?.id ?? '';
    expect(added?.id).toBe(projectId);
    expect(done).toEqual([
      entityCore.keepBible.name,
      'insert',
      `${assetKnowledge.keepAsset.name} ${uploadId}`,
    ]);
    // The newest comes first, and has the greater name.
    expect((added?.files[0]?.id ?? '') > uploadId).toBe(true);
  });

  test('is the same when it is asked for again, and takes no more room', async () => {
    const first = await importProject(portsWith(), scope, asked);
    const second = await importProject(portsWith({ storageBytes: 1_000 - 1 }), scope, asked).catch(String);
    expect(second).toEqual(first);
    expect(inserted[1]).toEqual(inserted[0]);
    expect(await importProject(portsWith(), { ...scope, tenantId: 'u' }, asked)).not.toEqual(first);
  });

  test('is refused where there is no room for its files, and nothing of it is kept', async () => {
    const refused = importProject(portsWith({ storageBytes: 999 }), scope, asked);
    await expect(refused).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(done).toEqual([]);
  });
});
