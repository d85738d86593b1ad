/** One actor's part in one shot, and what of the shot concerns them. */
import type { Person, Setting, Stage } from '../stage/stage.ts';
import { afterAll } from '../stage/act.ts';
import type { HeardElement } from './moment.ts';
import { isSpoken } from './speech-framing.ts';
import type { HeardLine, PlayedDeed, Take } from './take.ts';

/** One actor's part in a take. */
export interface Part {
  readonly person: Person;
  readonly take: Take;
  readonly setting: Setting;
  /** Everybody drawn in the shot, so that gazes know whom they can meet. */
  readonly drawn: ReadonlyMap<string, Person>;
  readonly fps: number;
}

export const idOf = ({ person }: Part): string => person.character.id;
export const mine = (part: Part): readonly PlayedDeed[] =>
  part.take.deeds.filter(({ action }) => action.actor === idOf(part));
export const spoken = (part: Part): readonly HeardLine[] =>
  part.take.speech.filter(({ line }) => isSpoken(line) && line.speaker === idOf(part));

/** Keys in order, one to a frame, none outside the shot; the first always at 0. */
export function ordered<K extends { readonly frame: number }>(keys: readonly K[], frames: number): K[] {
  const byFrame = new Map<number, K>();
  for (const key of keys) {
    const frame = Math.max(0, Math.round(key.frame));
    if (frame < frames) byFrame.set(frame, { ...key, frame });
  }
  return [...byFrame.values()].sort((a, b) => a.frame - b.frame);
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

/** When one who listens answers: once per line, past its middle. */
const ANSWERS_AT = 0.58;

export function heard(part: Part): readonly HeardLine[] {
  return part.take.speech.filter(
    ({ line }) => isSpoken(line) && line.kind === 'dialogue' && line.speaker !== idOf(part),
  );
}

/** Small crowds answer in turn: only those nearest the line's attention move. */
const answersLine = ({ take, drawn }: Part, line: HeardElement, id: string): boolean =>
  drawn.size <= 3 || (isSpoken(line) && line.addressees.includes(id)) || take.focus.on !== 'people';

/** Lines that the actor answers in silence in this shot, with the frame at which they do. */
export function answered(part: Part): readonly { readonly line: HeardElement; readonly at: number }[] {
  const { take } = part;
  const { answers } = take.moment;
  if (answers !== null && take.speech.length === 0) return [{ line: answers, at: 5 }];
  const isReaction = take.purpose === 'reaction';
  return heard(part)
    .filter(({ line }) => answersLine(part, line, idOf(part)))
    .map(({ line, from, frames }) => {
      const at = from + frames * ANSWERS_AT;
      return { line, at: isReaction ? Math.max(at, 0.35 * take.frames) : at };
    });
}
