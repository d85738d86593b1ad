/** Tracks of one actor in one shot: poses, faces, gazes, things in hand, all in frames from the shot's first. */
import type { ActorDrawing, Gaze, Pose } from '../../../contracts/drawing.ts';
import type { Emotion } from '../../../contracts/reading.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { afterAll } from '../stage/act.ts';
import type { Person, Setting, Stage } from '../stage/stage.ts';
import { answerTo, gesturesOf, type Body } from './gestures.ts';
import type { HeardElement } from './moment.ts';
import { isSpoken } from './speech-framing.ts';
import { stressesOf } from './stresses.ts';
import type { HeardLine, PlayedDeed, Take } from './take.ts';

type PoseKey = ActorDrawing['poses'][number];
type FaceKey = ActorDrawing['expressions'][number];
type GazeKey = ActorDrawing['gazes'][number];

/** One actor's part in a take. */
export interface Part {
  readonly person: Person;
  readonly take: Take;
  readonly setting: Setting;
  /** Everybody drawn in the shot, so that gazes know whom they can meet. */
  readonly drawn: ReadonlyMap<string, Person>;
  readonly fps: number;
}

const idOf = ({ person }: Part): string => person.character.id;
const mine = (part: Part): readonly PlayedDeed[] =>
  part.take.deeds.filter(({ action }) => action.actor === idOf(part));
const spoken = (part: Part): readonly HeardLine[] =>
  part.take.speech.filter(({ line }) => isSpoken(line) && line.speaker === idOf(part));

/** Keys in order, one to a frame, none outside the shot; the first always at 0. */
function ordered<K extends { readonly frame: number }>(keys: readonly K[], frames: number): K[] {
  const byFrame = new Map<number, K>();
  for (const key of keys) {
    const frame = Math.max(0, Math.round(key.frame));
    if (frame < frames) byFrame.set(frame, { ...key, frame });
  }
  return [...byFrame.values()].sort((a, b) => a.frame - b.frame);
}

/** What a body does when nothing is asked of it. */
function restOf({ seat, pose, holding }: Pick<Person, 'seat' | 'pose' | 'holding'>): Pose {
  if (pose !== 'stand' && pose !== 'sit') return pose;
  if (holding !== null) return 'hold';
  return seat === 'none' ? 'stand' : 'sit';
}

/** Whoever is there and does not speak listens. */
function startPose(part: Part): Pose {
  const rest = restOf(part.person);
  const others = part.take.speech.some(
    ({ line }) => isSpoken(line) && line.kind === 'dialogue' && line.speaker !== idOf(part),
  );
  return rest === 'stand' && others ? 'listen' : rest;
}

/** The stage of the shot after some of its deeds. */
export const stageAfter = (
  { take, setting }: Pick<Part, 'take' | 'setting'>,
  deeds: readonly PlayedDeed[],
): Stage =>
  afterAll(
    take.stage,
    deeds.map(({ action }) => action),
    setting,
  );

/** Farther than this from whoever is to be touched, one runs there first, in heads. */
const AT_HAND = 1.4;

/** Whether a deed that touches somebody begins with a run to them. */
export function rushes(part: Part, { action }: PlayedDeed): boolean {
  const other = action.target === null ? undefined : part.take.stage.people.get(action.target);
  return (
    bodyDeeds[action.verb]?.contact === true &&
    other !== undefined &&
    Math.abs(other.x - part.person.x) > AT_HAND
  );
}

/** Frame at which the run ends and the touch begins. */
export const rushEnd = ({ from, to }: PlayedDeed): number => Math.round(from + (to - from) * 0.35);

/** What is touched in one's own hand is held with both. */
function poseOf({ verb, prop }: PlayedDeed['action'], { person }: Part): Pose {
  if (verb === 'touch' && prop !== null && person.holding?.id === prop) return 'holdBoth';
  return bodyDeeds[verb]?.pose ?? 'stand';
}

/** Whoever is embraced embraces. */
const embraces = (part: Part): readonly PoseKey[] =>
  part.take.deeds
    .filter(({ action }) => action.target === idOf(part) && (action.verb === 'hug' || action.verb === 'kiss'))
    .flatMap((deed) => [
      { frame: rushEnd(deed) + 2, pose: 'hug' as const, strength: 1 },
      { frame: deed.to, pose: restOf(part.person), strength: 0.8 },
    ]);

function deedPoses(part: Part): readonly PoseKey[] {
  return mine(part).flatMap(({ action, from, to }, index) => {
    const pose = poseOf(action, part);
    const settled = stageAfter(part, mine(part).slice(0, index + 1)).people.get(idOf(part)) ?? part.person;
    const rest: PoseKey = { frame: to, pose: restOf(settled), strength: 0.8 };
    const does: PoseKey = { frame: from, pose: pose === 'stand' ? restOf(settled) : pose, strength: 1 };
    if (action.verb === 'hang') return [does];
    if (!rushes(part, { action, from, to })) return [does, rest];
    return [
      { frame: from, pose: 'run', strength: 1 },
      { ...does, frame: rushEnd({ action, from, to }) },
      rest,
    ];
  });
}

const bodyOf = ({ person, take }: Part): Body => ({
  isBusy: person.seat === 'boat',
  isHolding: person.holding !== null,
  isNear: take.size === 'close',
});

function speechPoses(part: Part): readonly PoseKey[] {
  const { person, fps } = part;
  return spoken(part).flatMap(({ line, from, frames }): readonly PoseKey[] => {
    const [first, later] = gesturesOf(line, bodyOf(part));
    const strength = line.kind === 'narration' ? 0.5 : 0.55 + 0.45 * line.intensity;
    const keys: PoseKey[] = [{ frame: from, pose: first, strength }];
    const beat = stressesOf(line.text)
      .map((share) => from + share * frames)
      .find((at) => at - from > 1.7 * fps);
    if (beat !== undefined) keys.push({ frame: beat - 4, pose: later, strength });
    return [...keys, { frame: from + frames + 5, pose: restOf(person), strength: 0.8 }];
  });
}

/** When one who listens answers: once per line, past its middle. */
const ANSWERS_AT = 0.58;

function heard(part: Part): readonly HeardLine[] {
  return part.take.speech.filter(
    ({ line }) => isSpoken(line) && line.kind === 'dialogue' && line.speaker !== idOf(part),
  );
}

/** Small crowds answer in turn: only those nearest the line's attention move. */
const answersLine = ({ take, drawn }: Part, line: HeardElement, id: string): boolean =>
  drawn.size <= 3 || (isSpoken(line) && line.addressees.includes(id)) || take.focus.on !== 'people';

function listenPoses(part: Part): readonly PoseKey[] {
  if (part.take.size === 'wide' || part.person.pose !== 'stand') return [];
  return heard(part)
    .filter(({ line }) => answersLine(part, line, idOf(part)))
    .flatMap(({ line, from, frames }) => {
      const at = from + frames * ANSWERS_AT;
      const { pose } = answerTo(line, idOf(part));
      const rest =
        part.person.holding === null && part.person.seat === 'none' ? 'listen' : restOf(part.person);
      return [
        { frame: at, pose, strength: 0.6 },
        { frame: at + 0.75 * part.fps, pose: rest, strength: 0.7 },
      ];
    });
}

/** Poses of the actor, the one at frame 0 first. */
export function posesOf(part: Part): PoseKey[] {
  const start: PoseKey = { frame: 0, pose: startPose(part), strength: 0.8 };
  const begun = [...deedPoses(part), ...speechPoses(part)].filter(({ frame }) => frame <= 0);
  const first = begun.toSorted((a, b) => a.frame - b.frame).at(-1);
  const keys = [...listenPoses(part), ...embraces(part), ...speechPoses(part), ...deedPoses(part)].filter(
    ({ frame }) => frame > 0,
  );
  return ordered([start, ...(first ? [{ ...first, frame: 0 }] : []), ...keys], part.take.frames);
}

const feeling = (emotion: Emotion, intensity: number): Pick<FaceKey, 'emotion' | 'intensity'> => ({
  emotion,
  intensity,
});

/** Faces of the actor: what is felt already, what a deed or a line brings, what a heard line does. */
export function facesOf(part: Part): FaceKey[] {
  const start: FaceKey = {
    frame: 0,
    ...feeling(part.person.emotion, part.person.emotion === 'neutral' ? 0 : 0.45),
  };
  const acted = mine(part).flatMap(({ action, from }) => {
    const emotion = bodyDeeds[action.verb]?.emotion ?? null;
    return emotion === null ? [] : [{ frame: from, ...feeling(emotion, 0.8) }];
  });
  const said = spoken(part).map(({ line, from }) => ({
    frame: from,
    ...feeling(line.emotion, line.kind === 'narration' ? 0.4 : Math.max(0.35, line.intensity)),
  }));
  const answered = heard(part).map(({ line, from, frames }) => ({
    frame: from + frames * (ANSWERS_AT - 0.06),
    ...feeling(answerTo(line, idOf(part)).emotion, 0.5),
  }));
  return ordered([start, ...answered, ...said, ...acted], part.take.frames);
}

const downward: readonly Pose[] = [
  'work',
  'sew',
  'read',
  'write',
  'sweep',
  'dig',
  'put',
  'touch',
  'eat',
  'lookDown',
  'take',
  'kneel',
];
const upward: readonly Pose[] = ['lookUp', 'raiseHigh', 'lift', 'climb'];

/** A gaze at somebody: meets them where they are drawn, else goes up or down to where their eyes would be. */
function gazeAt(part: Part, id: string | null): Gaze {
  const other = id === null ? undefined : part.take.stage.people.get(id);
  if (id !== null && part.drawn.has(id) && id !== idOf(part)) return { to: 'entity', id };
  const mineHeight = part.person.character.look;
  if (other === undefined) return { to: 'ahead' };
  const theirs = other.character.look;
  const difference =
    (theirs.age === 'child' ? 4.5 : 6) * theirs.stature -
    (mineHeight.age === 'child' ? 4.5 : 6) * mineHeight.stature;
  return { to: difference > 0.9 ? 'up' : difference < -0.9 ? 'down' : 'ahead' };
}

function deedGaze(part: Part, { action }: PlayedDeed): Gaze {
  const pose = bodyDeeds[action.verb]?.pose ?? 'stand';
  if (upward.includes(pose)) return { to: 'up' };
  if (downward.includes(pose) || action.verb === 'wipe') return { to: 'down' };
  if (action.target !== null && part.setting.characters.has(action.target))
    return gazeAt(part, action.target);
  return { to: action.verb === 'look' || action.verb === 'lookBack' ? 'away' : 'ahead' };
}

/** Whom the actor looks at by default: whoever else is in the shot, the nearest first. */
function companion({ person, drawn, take }: Part): string | null {
  const others = [...(drawn.size > 1 ? drawn : take.stage.people).values()].filter(
    ({ character }) => character.id !== person.character.id,
  );
  return (
    others.toSorted((a, b) => Math.abs(a.x - person.x) - Math.abs(b.x - person.x))[0]?.character.id ?? null
  );
}

/** Gazes of the actor. */
export function gazesOf(part: Part): GazeKey[] {
  const start: GazeKey = { frame: 0, gaze: gazeAt(part, companion(part)) };
  const said = spoken(part).map(({ line, from }) => ({
    frame: from,
    gaze:
      line.kind === 'thought'
        ? ({ to: 'away' } as const)
        : gazeAt(part, (isSpoken(line) ? line.addressees[0] : null) ?? companion(part)),
  }));
  const listened = heard(part).map(({ line, from }) => ({
    frame: from + 4,
    gaze: gazeAt(part, line.speaker),
  }));
  const acted = mine(part).map((deed) => ({ frame: deed.from, gaze: deedGaze(part, deed) }));
  return ordered([start, ...listened, ...said, ...acted], part.take.frames);
}

/** Things in the actor's hand, changing in the middle of the deed that changes them; what is hung up stays in it to the cut. */
export function holdsOf(part: Part): ActorDrawing['holds'] {
  const keys: ActorDrawing['holds'][number][] = [{ frame: 0, prop: part.person.holding }];
  part.take.deeds.forEach(({ action, from, to }, index) => {
    const person = stageAfter(part, part.take.deeds.slice(0, index + 1)).people.get(idOf(part));
    if (person !== undefined && action.verb !== 'hang')
      keys.push({ frame: from + (to - from) * 0.35, prop: person.holding });
  });
  const all = ordered(keys, part.take.frames);
  return all.filter(({ prop }, at) => at === 0 || prop?.id !== all[at - 1]?.prop?.id);
}

/** Frames at which gestures land. */
export const beatsOf = (part: Part): number[] => [
  ...new Set(
    spoken(part)
      .flatMap(({ line, from, frames }) =>
        stressesOf(line.text).map((share) => Math.round(from + share * frames)),
      )
      .filter((frame) => frame >= 0 && frame < part.take.frames),
  ),
];
