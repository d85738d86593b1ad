/** How a conversation is covered: two-shot first, then shot and reverse shot, closer as it gets warmer. */
import type { ShotSize } from '../../../contracts/shot.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import type { Stage } from '../stage/stage.ts';
import { focusIds, type HeardElement, type Moment } from './moment.ts';
import type { Reason } from './reasons.ts';

export interface Coverage {
  readonly size: ShotSize;
  readonly ids: readonly string[];
  readonly because: readonly Reason[];
}

/** Intensity from which a line is worth a close-up. */
export const STRONG = 0.6;

/** In a long exchange every so many moments shows the two together again. */
const TOGETHER_AGAIN = 5;

type Spoken = Extract<HeardElement, { kind: 'dialogue' | 'thought' }>;

export const isSpoken = (element: HeardElement): element is Spoken => element.kind !== 'narration';

/** Who listens: the one addressed, else whoever spoke last, else whoever stands nearest. */
export function listenerOf(line: Spoken, stage: Stage, lastSpeaker: string | null): string | null {
  const here = (id: string | null): id is string =>
    id !== null && id !== line.speaker && stage.people.has(id);
  const called = line.addressees.find(here);
  if (called !== undefined) return called;
  if (here(lastSpeaker)) return lastSpeaker;
  const speaker = stage.people.get(line.speaker);
  const others = [...stage.people.values()].filter(({ character }) => character.id !== line.speaker);
  const near = others.toSorted(
    (a, b) => Math.abs(a.x - (speaker?.x ?? 0)) - Math.abs(b.x - (speaker?.x ?? 0)),
  );
  return near[0]?.character.id ?? null;
}

export interface Exchange {
  /** Spoken moments of the exchange so far. */
  readonly index: number;
  readonly lastSpeaker: string | null;
  /** Moments of the scene so far. */
  readonly moments: readonly Moment[];
}

const seenIn = (moment: Moment): readonly string[] =>
  moment.size === 'wide' || moment.size === 'full' ? [...moment.after.people.keys()] : focusIds(moment.focus);

const isTogether = (moment: Moment, ids: readonly string[]): boolean =>
  ids.every((id) => seenIn(moment).includes(id));

/** Whether a line is said in a movement that a close-up would lose: putting down a purse, opening a door. */
const movesBody = ({ actions }: Spoken): boolean =>
  actions.some(({ verb }) => bodyDeeds[verb]?.small === false);

/** Chooses size and people for lines that are said in one framing. */
export function speechCoverage(lines: readonly Spoken[], stage: Stage, exchange: Exchange): Coverage {
  const [first] = lines;
  if (first === undefined) return { size: 'medium', ids: [], because: [] };
  const speakers = [...new Set(lines.map(({ speaker }) => speaker))];
  const given = lines.flatMap(({ actions }) => actions).find(({ verb }) => verb === 'give')?.target ?? null;
  if (given !== null && stage.people.has(given))
    return { size: 'medium', ids: [...new Set([...speakers, given])], because: ['handOver'] };
  if (speakers.length > 1) return { size: 'medium', ids: speakers, because: ['shortLines'] };
  if (first.kind === 'thought') return { size: 'close', ids: speakers, because: ['thought'] };
  const isStrong = lines.some(({ intensity }) => intensity >= STRONG) && !lines.some(movesBody);
  const listener = listenerOf(first, stage, exchange.lastSpeaker);
  const size: ShotSize = isStrong ? 'close' : 'medium';
  if (listener === null) return { size, ids: speakers, because: ['alone'] };
  const pair = [...speakers, listener];
  const last = exchange.moments.at(-1);
  const isNew =
    stage.people.get(first.speaker)?.seat === 'boat' ||
    (last !== undefined && !last.after.people.has(first.speaker));
  if (
    isNew &&
    !exchange.moments.some(
      ({ focus }) =>
        focusIds(focus).length === 1 && focusIds(focus)[0] === first.speaker && focus.on === 'people',
    )
  ) {
    return { size: 'medium', ids: speakers, because: ['newcomer'] };
  }
  const wereTogether = exchange.moments.some((moment) => isTogether(moment, pair));
  if (!wereTogether || (exchange.index === 0 && !isStrong && last !== undefined && !isTogether(last, pair))) {
    return { size: 'medium', ids: pair, because: ['exchange'] };
  }
  if (isStrong) return { size, ids: speakers, because: ['strong'] };
  if (exchange.index > 0 && exchange.index % TOGETHER_AGAIN === 0) {
    return { size: 'medium', ids: pair, because: ['together'] };
  }
  return { size, ids: speakers, because: ['reverse'] };
}
