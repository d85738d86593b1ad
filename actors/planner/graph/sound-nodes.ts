/** Jobs of sound: music, beds, effects, and the mix of them all with the voices. */
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { MixClip, MixOrder } from '../../../contracts/sound.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { slotFor } from './artifact-slot.ts';
import { taskNode } from './task-node.ts';

/** Strength that all effects are made with; how loud they are heard is a gain in the mix. */
const STRENGTH = 0.6;

const LOUDNESS_LUFS = -16;
const CEILING_DBTP = -1;
const CLEARANCE_DB = 10;

const unique = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

const musicNodes = ({ tracks }: PlannedFilm): TaskNode[] =>
  tracks.music.map(({ cueId, order, sound }) =>
    taskNode({
      key: `music:${cueId}`,
      kind: 'music',
      subject: {},
      inputs: order,
      estimateMs: 100 + (sound.samples / SAMPLE_RATE) * 20,
    }),
  );

const ambienceNodes = ({ tracks }: PlannedFilm): TaskNode[] =>
  unique(tracks.ambience, ({ sceneId }) => sceneId).map(({ sceneId, order }) =>
    taskNode({
      key: `ambience:${sceneId}`,
      kind: 'ambience',
      subject: { sceneId },
      inputs: order,
      estimateMs: 400,
    }),
  );

const effectNodes = ({ tracks }: PlannedFilm): TaskNode[] =>
  unique(tracks.effects, ({ sound }) => sound.job).map(({ kind, variant, sound }) =>
    taskNode({
      key: sound.job,
      kind: 'effect',
      subject: {},
      inputs: { kind, variant, strength: STRENGTH },
      estimateMs: 50,
    }),
  );

const ownNodes = ({ tracks }: PlannedFilm): TaskNode[] =>
  tracks.own.map(({ shotId, order, sound }) =>
    taskNode({
      key: sound.job,
      kind: 'sound',
      subject: { shotId },
      inputs: order,
      estimateMs: 60 + (sound.samples / SAMPLE_RATE) * 10,
    }),
  );

/** Role of the artifact that a sound job yields: the name of its kind. */
const roleOf = (job: string): string => job.slice(0, job.indexOf(':'));

const clipOf = ({ job, start, samples, gainDb, pan, fadeIn, fadeOut, loop }: TimelineSound): MixClip => ({
  sha256: slotFor(job, roleOf(job)),
  start,
  samples,
  gainDb,
  pan,
  fadeIn,
  fadeOut,
  loop,
});

function mixOrder({ timeline }: PlannedFilm): MixOrder {
  return {
    samples: timeline.frames * samplesPerFrame(timeline.fps),
    dialogue: timeline.speech.map(({ lineId, start, samples, kind }) => ({
      sha256: slotFor(`voice:${lineId}`, 'speech'),
      start,
      samples,
      gainDb: kind === 'thought' ? -1.5 : 0,
      pan: 0,
      fadeIn: 0,
      fadeOut: 0,
      loop: false,
    })),
    music: timeline.music.map(clipOf),
    effects: [...timeline.ambience, ...timeline.effects].map(clipOf),
    loudnessLufs: LOUDNESS_LUFS,
    ceilingDbtp: CEILING_DBTP,
    clearanceDb: CLEARANCE_DB,
  };
}

/** All sound jobs of a film. */
export const soundNodes = (film: PlannedFilm): TaskNode[] => [
  ...musicNodes(film),
  ...ambienceNodes(film),
  ...effectNodes(film),
  ...ownNodes(film),
  taskNode({
    key: 'mix',
    kind: 'mix',
    subject: {},
    inputs: mixOrder(film),
    estimateMs: 200 + (film.timeline.frames / film.timeline.fps) * 25,
  }),
];
