/** A small film with the shape of a real one: two lines, their mouths, three shots, a mix, a film and its check. */
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import type { InputsOf, JobKind } from '../../contracts/job-kinds.ts';
import type { Measures } from '../../contracts/modules/planner.ts';
import type { JobSubject, TaskNode } from '../../contracts/task.ts';

type Open<T> = { readonly [K in keyof T]: unknown };

interface Node<K extends JobKind> {
  readonly key: string;
  readonly kind: K;
  readonly subject?: JobSubject;
  /** All that the kind asks for, some of it still to be made. */
  readonly inputs: Open<InputsOf<K>>;
  readonly estimateMs: number;
}

const node = <K extends JobKind>({ subject = {}, ...rest }: Node<K>): TaskNode => ({
  ...{ ...rest, subject, takeNo: 0 },
});

const made = (job: string, role: string) => ({ $artifact: { job, role } });

const voiceNode = (story: string, lineId: string): TaskNode =>
  node({
    ...{ key: `voice:${lineId}`, kind: 'voice', subject: { lineId }, estimateMs: 600 },
    inputs: {
      ...{ text: `${story} ${lineId}`, language: 'zh', emotion: 'neutral', intensity: 0.5 },
      ...{ manner: 'normal', pronunciations: {} },
      voice: {
        ...{ id: `voice-${lineId}`, language: 'zh', gender: 'female', age: 'adult', slot: 0 },
        ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
      },
    },
  });

const lines = ['l1', 'l2'];
const shots = ['s1', 's2', 's3'];
const speakerIn = (shotId: string): string => (shotId === 's2' ? 'l2' : 'l1');

export const voiceNodes = (story: string): TaskNode[] => lines.map((line) => voiceNode(story, line));

const visemesNode = (lineId: string): TaskNode =>
  node({
    ...{ key: `visemes:${lineId}`, kind: 'visemes', subject: { lineId }, estimateMs: 200 },
    inputs: { timings: made(`voice:${lineId}`, 'timings'), language: 'zh' },
  });

const view = { x: 0, y: 0, height: 3 };

/** Nobody draws it, so that its background can be whatever must be made before: the mouth of who speaks in it. */
function drawingOf(story: string, lineId: string, frames: number) {
  return {
    ...{ style: 'paper-cut', world: 'chinese-old', language: 'zh', width: 640, height: 360, fps: 24, frames },
    ...{ seed: Number.parseInt(fingerprint(story).slice(0, 6), 16), mood: 'calm' },
    background: made(`visemes:${lineId}`, 'visemes'),
    camera: { from: view, to: view, startFrame: 0, endFrame: frames, ease: 'linear' },
    ...{ actors: [], props: [], fadeIn: 0, fadeOut: 0, overlays: [], draft: false },
  };
}

const shotNode = (story: string, shotId: string, frames: number): TaskNode =>
  node({
    ...{ key: `shot:${shotId}`, kind: 'shot', subject: { shotId }, estimateMs: 3_000 },
    inputs: {
      drawing: drawingOf(`${story} ${shotId}`, speakerIn(shotId), frames),
      fromFrame: 0,
      toFrame: frames,
    },
  });

const clipOf = (lineId: string) => ({
  ...{ sha256: made(`voice:${lineId}`, 'speech'), start: 0, samples: 48_000, gainDb: 0, pan: 0 },
  ...{ fadeIn: 0, fadeOut: 0, loop: false },
});

const mixNode = (samples: number): TaskNode =>
  node({
    ...{ key: 'mix', kind: 'mix', estimateMs: 900 },
    inputs: {
      ...{ samples, dialogue: lines.map(clipOf), effects: [], loudnessLufs: -16, ceilingDbtp: -1 },
      ...{ clearanceDb: 10, music: [{ ...clipOf('l1'), sha256: made('music', 'music') }] },
    },
  });

const musicNode = (story: string): TaskNode =>
  node({
    ...{ key: 'music', kind: 'music', estimateMs: 700 },
    inputs: { mood: 'calm', theme: story.length, world: 'chinese-old', bars: 4, intensity: 0.5, seed: 1 },
  });

const videoOf = (shotId: string, frames: number) => ({ video: made(`shot:${shotId}`, 'video'), frames });

const filmNode = (story: string, frames: number): TaskNode =>
  node({
    ...{ key: 'film', kind: 'film', estimateMs: 800 },
    inputs: {
      segments: shots.map((shot) => videoOf(shot, frames)),
      ...{ sound: made('mix', 'sound'), fps: 24, language: 'zh', title: story, comment: '', subtitles: null },
    },
  });

const checkNode = (frames: number): TaskNode =>
  node({
    ...{ key: 'check', kind: 'check', estimateMs: 500 },
    inputs: {
      ...{ film: made('film', 'film'), fps: 24, speech: [] },
      segments: shots.map((shot) => ({ ...videoOf(shot, frames), facts: made(`shot:${shot}`, 'facts') })),
    },
  });

/** Everything after the voices; how long it is, they say. */
export function filmNodes(story: string, measures: Measures): TaskNode[] {
  const samples = measures.lines.reduce((sum, line) => sum + line.samples, 0);
  const frames = Math.max(1, Math.round(samples / 2_000));
  return [
    ...lines.map(visemesNode),
    ...shots.map((shot) => shotNode(story, shot, frames)),
    ...[musicNode(story), mixNode(samples), filmNode(story, frames), checkNode(frames)],
    node({ key: 'document', kind: 'document', inputs: { content: { story, frames } }, estimateMs: 50 }),
  ];
}
