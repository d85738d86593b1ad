import { describe, expect, test } from '@jest/globals';
import type { Action, ResultOf } from '../../contracts/action.ts';
import type { MediaType } from '../../contracts/artifact.ts';
import type { PinnedTake, UploadUse } from '../../contracts/edits/shot-edits.ts';
import { codeOf, Failure, type ErrorCode } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { workerVideo } from '../../contracts/modules/workers.ts';
import type { Run } from '../../contracts/run.ts';
import type { ShotPlan } from '../../contracts/shot.ts';
import type { Edit } from '../../contracts/story.ts';
import type { Ask } from '../runtime/ask.ts';
import { encodeJson } from '../runtime/maker.ts';
import { settledShotEdits, type Settling } from './settle-shot-edits.ts';

const scope = { tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'x' };
const [plan, document, first, second, upload] = ['1', '2', 'a', 'b', 'c'].map((sign) => sign.repeat(64)) as [
  ...[string, string, string, string, string],
];

const view = { x: 0, y: 5, height: 8 };
const shots: ShotPlan = {
  ...{ title: 't', scenes: [], narrationShare: 0 },
  shots: ['s1', 's2'].map((id) => ({
    ...{ id, sceneId: 'sc', size: 'medium', purpose: 'dialogue', because: '', source: { start: 0, end: 1 } },
    ...{ elements: [], lines: id === 's1' ? ['l1'] : [], cast: [], startFrame: 0, frames: 9, dissolveIn: 0 },
    camera: { from: view, to: view },
  })),
};

/** A take in which Nora says these words. */
const takeSaying = (text: string): PinnedTake => ({
  ...{ shotId: 's1', digest: first, takeNo: 0, frames: 9 },
  order: {
    kind: 'footage',
    inputs: {
      ...{ footage: upload, mediaType: 'image/png', language: 'en', width: 160, height: 90, fps: 24 },
      ...{ frames: 9, fadeOut: 0, overlays: [], draft: false },
    },
  },
  speech: [{ lineId: 'l1', speaker: 'c1', text, from: 0, samples: 9 }],
});

function portsWith(said: string, { isGiven = false, proof = '' } = {}) {
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    [gateway.getPlan.name]: { shotPlan: { sha256: plan, bytes: 1, mediaType: 'application/json' } },
    [gateway.listTakes.name]: { takes: [{ digest: first, runIds: ['run-0'] }], next: null },
    [gateway.pinTake.name]: { take: { digest: first, takeNo: 0, document } },
    [gateway.hasUpload.name]: { isGiven },
  };
  const ask: Ask = async <A extends Action>(_: unknown, { name }: A, params: unknown) => {
    asked.push(`${name} ${JSON.stringify(params)}`);
    if (name === workerVideo.provePicture.name && proof !== '') throw new Failure(proof as ErrorCode);
    return answers[name] as ResultOf<A>;
  };
  const documents: Record<string, unknown> = { [plan]: shots, [document]: takeSaying(said) };
  const objects = { get: async (sha256: string) => encodeJson(documents[sha256]) };
  return { ask, objects, asked };
}

function settling(edits: readonly Edit[]): Settling {
  const speech = [{ lineId: 'l1', speaker: 'c1', kind: 'dialogue' as const, text: 'Come with me.' }];
  return {
    ...{ projectId: 'p', film: { id: 'run-9' } as Run, earlier: [], edits },
    report: {
      cast: [{ id: 'c1', name: 'Nora' }],
      speech: speech.map((line) => ({ ...line, startMs: 0, endMs: 1, shotId: 's1', visemes: [] })),
    },
  };
}

const foreign = { digest: second, takeNo: 7, document: upload };

describe('edits of shots are stored', () => {
  test('with the take that the film has, whatever whoever asks says it was made from', async () => {
    const ports = portsWith('Come with me.');
    const lock: Edit = { type: 'lockShot', shotId: 's1', locked: true, take: foreign };
    expect(await settledShotEdits(ports, scope, settling([lock]))).toEqual([
      { ...lock, take: { digest: first, takeNo: 0, document } },
    ]);
    expect(ports.asked).toContain('gateway.pinTake {"projectId":"p","runId":"run-9","shotId":"s1"}');
    const unlock: Edit = { type: 'lockShot', shotId: 's1', locked: false, take: foreign };
    expect(await settledShotEdits(ports, scope, settling([unlock]))).toEqual([{ ...unlock, take: null }]);
  });

  test('with a take of the film that has it', async () => {
    const ports = portsWith('Come with me.');
    const choice: Edit = { type: 'chooseTake', shotId: 's1', digest: first, take: foreign };
    expect(await settledShotEdits(ports, scope, settling([choice]))).toEqual([
      { ...choice, take: { digest: first, takeNo: 0, document } },
    ]);
    expect(ports.asked).toContain('gateway.pinTake {"projectId":"p","runId":"run-0","shotId":"s1"}');
  });

  test('with names for shots that are put in, in the order of the revision', async () => {
    const insert: Edit = { type: 'insertShot', after: 's2', shotId: null, of: 'c1', ms: 900 };
    const ports = portsWith('');
    const [one] = await settledShotEdits(ports, scope, settling([insert]));
    const after = { ...settling([insert]), earlier: [one!] };
    const [other] = await settledShotEdits(ports, scope, after);
    expect(one).toMatchObject({ shotId: expect.stringMatching(/^shot-i/) as unknown });
    expect(other).not.toEqual(one);
    const own = settling([{ ...insert, shotId: 'shot-s1-b' }]);
    expect(await settledShotEdits(ports, scope, own)).toEqual([one]);
  });

  test('and nothing is asked for others', async () => {
    const ports = portsWith('');
    const edit: Edit = { type: 'setLineText', lineId: 'l1', text: 'Stay.' };
    expect([await settledShotEdits(ports, scope, settling([edit])), ports.asked]).toEqual([[edit], []]);
  });

  test.each<[UploadUse, MediaType, string, string | undefined]>([
    ['picture', 'image/png', 'UPLOAD_UNREADABLE', 'UPLOAD_UNREADABLE'],
    ['picture', 'image/jpeg', 'MODULE_UNAVAILABLE', undefined],
    ['picture', 'image/png', '', undefined],
    ['sound', 'audio/wav', 'UPLOAD_UNREADABLE', undefined],
  ])('and a %s of %s is looked at (%s), where somebody can', async (as, mediaType, proof, code) => {
    const artifact = { sha256: upload, bytes: 8, mediaType };
    const edit: Edit = { type: 'useUpload', shotId: 's2', as, artifact };
    const ports = portsWith('', { isGiven: true, proof });
    const settled = await settledShotEdits(ports, scope, settling([edit])).catch(codeOf);
    expect(settled).toEqual(code ?? [edit]);
    expect(ports.asked.some((each) => each.startsWith(workerVideo.provePicture.name))).toBe(as === 'picture');
  });

  test.each<[Edit, string, string]>([
    [{ type: 'chooseTake', shotId: 's1', digest: second, take: null }, 'Come with me.', 'TAKE_UNKNOWN'],
    [{ type: 'chooseTake', shotId: 's1', digest: first, take: null }, 'Go away.', 'SHOT_UNFIT'],
    [
      {
        ...{ type: 'useUpload', shotId: 's2', as: 'picture' },
        artifact: { sha256: upload, bytes: 8, mediaType: 'image/png' },
      },
      '',
      'UPLOAD_UNKNOWN',
    ],
  ])('but not %j where its take says “%s”', async (edit, said, code) => {
    const refused = await settledShotEdits(portsWith(said), scope, settling([edit])).catch(codeOf);
    expect(refused).toBe(code);
  });
});
