/** Shots of a film, and their takes over all films of its project. */
import * as z from 'zod';
import { TakeFacts } from '../modules/orchestrator.ts';
import { FrameRate, Frames, Id, Sha256 } from '../shared.ts';
import { ShotPurpose, ShotSize } from '../shot.ts';
import { none, nothing, runPath } from './route-pieces.ts';
import type { Route } from './route.ts';

const milliseconds = z.int().nonnegative();

/** A take, and where its video and a still of it are fetched. */
const TakeAnswer = z.strictObject({
  ...TakeFacts.shape,
  href: z.string(),
  posterHref: z.string(),
  /** Whether this film has it. */
  inUse: z.boolean(),
});

/** A shot as it lies in its film. */
const ShotFacts = z.strictObject({
  id: Id,
  sceneId: Id,
  size: ShotSize,
  purpose: ShotPurpose,
  because: z.string(),
  startFrame: Frames,
  frames: z.int().positive(),
  startMs: milliseconds,
  lengthMs: milliseconds,
  /** Who can be seen in it; report.json has their names. */
  cast: z.array(Id),
  /** What is heard in it, on the clock of the film. */
  lines: z.array(
    z.strictObject({ id: Id, speaker: Id, text: z.string(), startMs: milliseconds, endMs: milliseconds }),
  ),
  locked: z.boolean(),
  /** Whether it is drawn for this film, a take that is kept, or somebody’s own. */
  picture: z.enum(['drawn', 'take', 'upload']),
  /** Null while it is not made. */
  take: TakeAnswer.pick({ digest: true, takeNo: true, href: true, posterHref: true }).nullable(),
});

/** Of a shot what its film shows anyway. */
const ShotBounds = ShotFacts.pick({
  id: true,
  startFrame: true,
  frames: true,
  startMs: true,
  lengthMs: true,
});

const shotPath = runPath.extend({ shotId: Id });

export const shotRoutes = {
  listShots: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/shots' },
    does: 'Lists the shots of a film in its order: where each lies, who is seen and heard in it, whether it is locked, and the take that it has; all of them at once, as many as the film has.',
    ...{ params: runPath, query: z.strictObject({ sceneId: Id.optional() }), body: none },
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ fps: FrameRate, frames: Frames, shots: z.array(ShotFacts) }),
    },
  },
  listShotBounds: {
    right: 'watch',
    ...{ method: 'GET', path: '/runs/{runId}/shots/bounds' },
    does: 'Lists where each shot of a film begins and how long it is, for whoever says something about one.',
    ...{ params: runPath, query: nothing, body: none },
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ fps: FrameRate, frames: Frames, shots: z.array(ShotBounds) }),
    },
  },
  listTakes: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/shots/{shotId}/takes' },
    does: 'Lists all takes of a shot over the films of the project, the oldest first: when and why each was made, and in which films it is.',
    ...{ params: shotPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ takes: z.array(TakeAnswer) }) },
  },
  getTake: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/shots/{shotId}/takes/{digest}/{part}' },
    does: 'Gives the video of a take, which has no sound, or a still of it.',
    params: shotPath.extend({ digest: Sha256, part: z.enum(['video', 'poster']) }),
    ...{ query: nothing, body: none, answer: { kind: 'file' } },
  },
} as const satisfies Readonly<Record<string, Route>>;
