/** How a conversation is covered: two-shot first, then shot and reverse shot, closer as it gets warmer. */
import type { ShotSize } from '../../../contracts/shot.ts';
import type { Stage } from '../stage/stage.ts';
import type { HeardElement, Moment } from './moment.ts';

export interface Coverage {
  readonly size: ShotSize;
  readonly ids: readonly string[];
  readonly because: string;
}

/** Intensity from which a line is worth a close-up. */
export const STRONG = 0.6;

/** In a long exchange every so many moments shows the two together again. */
const TOGETHER_AGAIN = 5;

type Spoken = Extract<HeardElement, { kind: 'dialogue' | 'thought' }>;

export const isSpoken = (element: HeardElement): element is Spoken => element.kind !== 'narration';

/** Who listens: the one addressed, else whoever spoke last, else whoever stands nearest. */
export function listenerOf(line: Spoken, stage: Stage, lastSpeaker: string | null): string | null {
  const here = (id: string | null): id is string => id !== null && id !== line.speaker && stage.people.has(id);
  const called = line.addressees.find(here);
  if (called !== undefined) return called;
  if (here(lastSpeaker)) return lastSpeaker;
  const speaker = stage.people.get(line.speaker);
  const others = [...stage.people.values()].filter(({ character }) => character.id !== line.speaker);
  const near = others.toSorted((a, b) => Math.abs(a.x - (speaker?.x ?? 0)) - Math.abs(b.x - (speaker?.x ?? 0)));
  return near[0]?.character.id ?? null;
}

export interface Exchange {
  /** Moments of the exchange so far. */
  readonly index: number;
  readonly lastSpeaker: string | null;
  readonly previous: Moment | null;
}

const showsBoth = (previous: Moment | null, ids: readonly string[]): boolean =>
  previous !== null &&
  previous.focus.on === 'people' &&
  ids.every((id) => previous.after.people.has(id)) &&
  (previous.size === 'wide' || previous.size === 'full' || ids.every((id) => previous.focus.on === 'people' && previous.focus.ids.includes(id)));

/** Chooses size and people for lines that are said in one framing. */
export function speechCoverage(lines: readonly Spoken[], stage: Stage, exchange: Exchange): Coverage {
  const [first] = lines;
  if (first === undefined) return { size: 'medium', ids: [], because: 'nothing is said' };
  const speakers = [...new Set(lines.map(({ speaker }) => speaker))];
  if (speakers.length > 1) return { size: 'medium', ids: speakers, because: 'two-shot: short lines go back and forth' };
  if (first.kind === 'thought') return { size: 'close', ids: speakers, because: 'close: a thought' };
  const listener = listenerOf(first, stage, exchange.lastSpeaker);
  const isStrong = lines.some(({ intensity }) => intensity >= STRONG);
  if (listener === null) {
    return { size: isStrong ? 'close' : 'medium', ids: speakers, because: 'single: nobody else is there' };
  }
  const pair = [...speakers, listener];
  if (exchange.index === 0 && !showsBoth(exchange.previous, pair)) {
    return { size: 'medium', ids: pair, because: 'two-shot: the exchange begins' };
  }
  if (isStrong) return { size: 'close', ids: speakers, because: 'close: strongly felt' };
  if (exchange.index > 0 && exchange.index % TOGETHER_AGAIN === 0) {
    return { size: 'medium', ids: pair, because: 'two-shot: where they stand, again' };
  }
  return { size: 'medium', ids: speakers, because: 'single: shot and reverse shot' };
}
