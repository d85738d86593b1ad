/** One utterance in two halves: “Come,” she said, “and look.” Neither half is a sentence, so neither stands without the other. */
import type { SpeechUnit, Unit } from '../../../contracts/reading.ts';
import type { Span } from '../../../contracts/shared.ts';
import { hasWords } from './speakable.ts';

/** A stop after a title is none. */
const TITLES = 'Mr|Mrs|Ms|Dr|St|Prof|Capt|Col|Gen|Sgt|Rev|Hon|Jr|Sr';

/** Where the words between two speeches end a sentence, or lead into another one. */
const ENDS = new RegExp(
  String.raw`(?<!\b(?:${TITLES}))\.(?=\s|["“”]|$)|[!?](?=\s|["“”]|$)|[。！？：:]|\n\s*\n`,
  'u',
);

/** What belongs to the first half still: the marks that close it. */
const CLOSING = /^[\s"'”’」』»)）]*/;

/** Whether a speech goes on in the next one of the same speaker: all that lies between says who speaks, within one sentence. */
export function goesOn(text: string, first: Span, next: Span): boolean {
  const between = text.slice(first.end, next.start).replace(CLOSING, '');
  return hasWords(between) && !ENDS.test(between);
}

export const isSpeech = (unit: Unit): unit is SpeechUnit =>
  unit.kind === 'dialogue' || unit.kind === 'thought';

/** Whether a sentence is told in two pieces that no mark divides. */
const isUndivided = (text: string, first: Span, next: Span): boolean =>
  /[\p{L}\p{N}]$/u.test(text.slice(first.start, first.end)) && !/\S/.test(text.slice(first.end, next.start));

/** Whether two units that follow each other, but for what says who speaks, are halves of one utterance. */
function areHalves(one: Unit | undefined, other: Unit, text: string): boolean {
  if (one === undefined) return false;
  if (isSpeech(one) && isSpeech(other)) return one.speaker === other.speaker && goesOn(text, one, other);
  return one.kind === 'narration' && other.kind === 'narration' && isUndivided(text, one, other);
}

const isSilent = ({ kind }: Unit): boolean => kind === 'tag' || kind === 'note' || kind === 'heading';

/** The places of told units in a story, those together that are one utterance. */
export function utterancesOf(units: readonly Unit[], text: string): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const [at, unit] of units.entries()) {
    if (isSilent(unit)) continue;
    const group = groups.at(-1);
    if (group && areHalves(units[group.at(-1) ?? 0], unit, text)) group.push(at);
    else groups.push([at]);
  }
  return groups;
}
