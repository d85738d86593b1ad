/** Poses of one actor in one shot, in frames from its first. */
import type { ActorDrawing, Pose } from '../../../contracts/drawing.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import type { Person } from '../stage/stage.ts';
import { answerTo, gesturesOf, type Body } from './gestures.ts';
import { answered, idOf, mine, ordered, spoken, stageAfter, type Part } from './part.ts';
import { isRaised, otherHands } from '../stage/move-body.ts';
import { MEETING, reaches, rushEnd, rushes } from './rush.ts';
import { isSpoken } from './speech-framing.ts';
import { stressesOf } from './stresses.ts';
import type { PlayedDeed } from './take.ts';

type PoseKey = ActorDrawing['poses'][number];

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

/** What is touched in one's own hand is held with both. */
function poseOf(action: PlayedDeed['action'], { person, setting }: Part): Pose {
  const { verb, prop } = action;
  const kind = setting.props.get(prop ?? '')?.kind;
  if (verb === 'open' && (kind === 'letter' || kind === 'book' || kind === 'scroll')) return 'read';
  if (verb === 'lift' && !isRaised(action, setting.props)) return 'lift';
  if (verb === 'touch' && prop !== null && person.holding?.id === prop) return 'holdBoth';
  return bodyDeeds[verb]?.pose ?? 'stand';
}

/** Two pairs of hands: whoever has the thing holds it out, whoever is to have it reaches for it; then it is held. */
const handsOver = (part: Part): readonly PoseKey[] =>
  part.take.deeds
    .filter(({ action }) => otherHands(part.take.stage, action)?.character.id === idOf(part))
    .flatMap(({ action, from, to }): readonly PoseKey[] => [
      { frame: from + (to - from) * 0.3, pose: action.verb === 'give' ? 'take' : 'give', strength: 0.8 },
      {
        frame: to,
        pose: restOf(stageAfter(part, part.take.deeds).people.get(idOf(part)) ?? part.person),
        strength: 0.8,
      },
    ]);

/** Whoever lies speaks lying. */
const isLying = ({ pose }: Person): boolean => pose === 'lie' || pose === 'sleep';

/** Whether somebody gives something away while they say a line. */
const givesIn = (part: Part, from: number, to: number): boolean =>
  mine(part).some(({ action, ...deed }) => action.verb === 'give' && deed.from < to && deed.to > from);

/** Whoever sees a door open or a string snap starts, or listens. */
function noticed(part: Part): readonly PoseKey[] {
  const { take, setting, person } = part;
  if (!take.because.includes('placeChanges') || person.pose !== 'stand') return [];
  return take.deeds
    .filter(({ action }) => setting.props.has(action.actor ?? ''))
    .flatMap(({ action, from, to }): readonly PoseKey[] => [
      { frame: from + 6, pose: action.verb === 'break' ? 'startle' : 'listen', strength: 0.7 },
      { frame: to, pose: restOf(person), strength: 0.7 },
    ]);
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
    if (reaches(part, { action, from, to })) {
      const meets = from + (to - from) * MEETING;
      const reach: PoseKey = {
        ...does,
        frame: from + (to - from) * 0.3,
        pose: action.verb === 'give' ? 'give' : 'take',
      };
      return action.verb === 'lift' ? [reach, { ...does, frame: meets }, rest] : [reach, rest];
    }
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
    if (givesIn(part, from, from + frames) || isLying(person)) return [];
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

function listenPoses(part: Part): readonly PoseKey[] {
  if (part.take.size === 'wide' || part.person.pose !== 'stand') return [];
  const rest = part.person.holding === null && part.person.seat === 'none' ? 'listen' : restOf(part.person);
  return answered(part).flatMap(({ line, at }) => [
    { frame: at, pose: answerTo(line, idOf(part)).pose, strength: 0.6 },
    { frame: at + 0.8 * part.fps, pose: rest, strength: 0.7 },
  ]);
}

/** Poses of the actor, the one at frame 0 first. */
export function posesOf(part: Part): PoseKey[] {
  const start: PoseKey = { frame: 0, pose: startPose(part), strength: 0.8 };
  const begun = [...deedPoses(part), ...speechPoses(part)].filter(({ frame }) => frame <= 0);
  const first = begun.toSorted((a, b) => a.frame - b.frame).at(-1);
  const keys = [
    ...listenPoses(part),
    ...embraces(part),
    ...handsOver(part),
    ...noticed(part),
    ...speechPoses(part),
    ...deedPoses(part),
  ].filter(({ frame }) => frame > 0);
  const all = ordered([start, ...(first ? [{ ...first, frame: 0 }] : []), ...keys], part.take.frames);
  return all.filter(({ pose }, at) => pose !== all[at - 1]?.pose);
}
