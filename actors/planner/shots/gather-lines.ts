/** Lines that are heard in one framing, judged by the length of their source, so that a new wording never regroups them. */
import type { ScriptElement } from '../../../contracts/script.ts';
import { speechSeconds } from '../pace.ts';
import { goesOn } from '../script/utterance.ts';
import { isHeardElement } from './moment.ts';
import { isSpoken, STRONG } from './speech-framing.ts';

type Spoken = Extract<ScriptElement, { kind: 'dialogue' | 'thought' }>;

/** Longest that one speaker stays in a framing, and that two trade short lines in a two-shot, in seconds. */
const ONE_SPEAKER = 5;
const TWO_SPEAKERS = 2.6;
export const MOST_LINES = 3;

/** Half an utterance that is said faster than this, in seconds, is no shot of its own. */
const FRAGMENT = 1.2;

export const spokenElement = (element: ScriptElement | undefined): element is Spoken =>
  element !== undefined && isHeardElement(element) && isSpoken(element);

/** Seconds of an element by its words in the story, whatever they were changed into. */
const sourceSeconds = ({ source }: ScriptElement, text: string): number =>
  speechSeconds(text.slice(source.start, source.end));

/** Whether a line and the one before are halves of one utterance, of which one is a word or two. */
function completes(next: Spoken, last: Spoken | undefined, text: string): boolean {
  if (last === undefined || last.speaker !== next.speaker || !goesOn(text, last.source, next.source))
    return false;
  return Math.min(sourceSeconds(last, text), sourceSeconds(next, text)) < FRAGMENT;
}

function joins(lines: readonly Spoken[], next: Spoken, text: string): boolean {
  const [first] = lines;
  if (
    first === undefined ||
    lines.length >= MOST_LINES ||
    next.kind !== 'dialogue' ||
    first.kind !== 'dialogue'
  )
    return false;
  if (next.actions.length > 0) return false;
  if (completes(next, lines.at(-1), text)) return true;
  if (next.intensity >= STRONG && lines.every(({ intensity }) => intensity < STRONG)) return false;
  const total = [...lines, next].reduce((sum, line) => sum + sourceSeconds(line, text), 0);
  const oneSpeaker = lines.every(({ speaker }) => speaker === next.speaker);
  return total <= (oneSpeaker ? ONE_SPEAKER : TWO_SPEAKERS);
}

/** The first of some elements that are spoken and share a framing: at least the very first. */
export function gatheredLines(elements: readonly ScriptElement[], text: string): readonly Spoken[] {
  const first = elements[0];
  if (!spokenElement(first)) return [];
  const lines = [first];
  for (let next = elements[1]; spokenElement(next); next = elements[lines.length]) {
    if (!joins(lines, next, text)) break;
    lines.push(next);
  }
  return lines;
}
