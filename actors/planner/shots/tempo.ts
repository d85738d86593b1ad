/** The rhythm of cutting, in seconds: how long silent shots last, how close lines follow each other, when a cut comes early. */
import type { ScriptElement } from '../../../contracts/script.ts';
import type { FrameRate } from '../../../contracts/shared.ts';
import { seeded, seedOf } from '../../runtime/random.ts';
import { secondsOfDeeds } from './deed-groups.ts';
import { focusIds, type HeardElement, type Moment } from './moment.ts';

/** How much shorter everything silent is made, 0 (as it should be) … 1 (as short as can be read). */
export type Haste = number;

export interface Tempo {
  readonly fps: FrameRate;
  readonly haste: Haste;
}

/** Whole frames of seconds, at least one. */
export const framesOf = (seconds: number, { fps }: Pick<Tempo, 'fps'>): number =>
  Math.max(1, Math.round(seconds * fps));

/** Frames of silence, shortened when there is haste. */
export const silentFrames = (seconds: number, tempo: Tempo): number =>
  framesOf(seconds * (1 - 0.4 * tempo.haste), tempo);

/** Shortest and longest shot. */
export const SHORTEST = 1.1;
export const LONGEST = 5.6;

/** What a shot is aimed at when a long line is divided. */
export const IDEAL = 3.8;

/** How long a title needs. */
const TITLED = 3.4;

/** Seconds of a moment in which nobody speaks. */
export function silentSeconds(moment: Moment, isFirst: boolean): number {
  const cast = new Set([...moment.before.people.keys(), ...moment.after.people.keys()]);
  const deeds = secondsOfDeeds(moment.deeds, cast);
  const seconds = deeds > 0 ? Math.max(1.5, deeds + 0.5) : stillSeconds[moment.purpose];
  return isFirst ? Math.max(TITLED, seconds) : seconds;
}

const stillSeconds: Readonly<Record<Moment['purpose'], number>> = {
  establish: 2.7,
  dialogue: 1.4,
  reaction: 1.2,
  action: 2.2,
  narration: 2,
  insert: 1.6,
  ending: 3.6,
};

/** Pause between two lines of one framing. */
export const pauseWithin = (one: HeardElement, next: HeardElement): number =>
  one.speaker === next.speaker ? 0.32 : 0.18;

/** How a cut lies between the end of one moment's last line and the first line of the next. */
export interface Joint {
  /** Seconds from the last sound of the first to the cut. */
  readonly tail: number;
  /** Seconds from the cut to the first sound of the next; negative when it is heard before it is seen. */
  readonly lead: number;
}

const replies = [0.14, 0.2, 0.26, 0.32] as const;

const isQuestion = ({ text }: ScriptElement): boolean => /[?？]["”’」』]?$/.test(text);

/** Pause before an answer: questions are answered fast, feeling takes its time. Chance by the answering line. */
function replyPause(asked: HeardElement, answer: HeardElement): number {
  const chance = replies[Math.floor(seeded(seedOf('reply', answer.id))() * replies.length)] ?? 0.2;
  const felt = answer.emotion === 'sadness' || answer.emotion === 'tenderness' || answer.emotion === 'shame';
  return isQuestion({ ...asked }) ? Math.min(chance, 0.2) : felt ? chance + 0.03 : chance;
}

/** The voice before the picture, in seconds, where whoever begins to speak is not in the picture that is left. */
const EARLY = 0.2;

function beginsEarly(one: Moment, next: Moment): boolean {
  const line = next.lines[0];
  if (line?.kind !== 'dialogue' || next.deeds.length > 0 || next.isTurn || one.scene.id !== next.scene.id)
    return false;
  if (one.focus.on === 'place' || focusIds(one.focus).includes(line.speaker)) return false;
  if (one.size === 'wide' || one.size === 'full') return false;
  return seeded(seedOf('early', line.id))() < 0.35;
}

/** The joint of two moments; depends on who speaks and how, never on how long. */
export function jointOf(one: Moment, next: Moment | null): Joint {
  const line = one.lines.at(-1);
  const answer = next?.lines[0];
  if (next === null) return { tail: 0.6, lead: 0 };
  if (one.scene.id !== next.scene.id) return { tail: line ? 0.8 : 0.2, lead: 0.5 };
  if (next.isTurn) return { tail: line ? 0.9 : 0.3, lead: 0.35 };
  const pause = line === undefined ? 0.1 : answer === undefined ? 0.35 : replyPause(line, answer);
  if (beginsEarly(one, next)) return { tail: pause + EARLY, lead: -EARLY };
  if (line === undefined || answer === undefined || next.deeds.length > 0) return { tail: pause, lead: 0.2 };
  return { tail: pause * 0.4, lead: Math.max(0.06, pause * 0.6) };
}
