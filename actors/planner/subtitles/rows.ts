/** Breaks what is said into subtitles: at most two rows each, broken where a reader would breathe. */
import type { Aspect } from '../../../contracts/run.ts';

/** Widest row, in units of a Latin letter; a Chinese character is two and a half of them. */
const widths: Readonly<Record<Aspect, number>> = { '16:9': 42, '1:1': 32, '9:16': 25 };
const HAN_WIDTH = 2.5;

const isHan = (character: string): boolean =>
  /[\p{Script=Han}，。！？；：、“”‘’「」『』（）《》…—]/u.test(character);

/** Width of a text in letters. */
export const rowWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (isHan(character) ? HAN_WIDTH : 1), 0);

export const widestRow = (aspect: Aspect): number => widths[aspect];

/** Places where a text may be divided, each with how ill it would read there: 0 after a sentence … 8 inside a phrase. */
function breaksOf(text: string): readonly { readonly at: number; readonly cost: number }[] {
  const result: { at: number; cost: number }[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const before = text.charAt(at - 1);
    const next = text.charAt(at);
    const cost = costBetween(before, next);
    if (cost !== null) result.push({ at, cost: cost + wordCost(text, at) });
  }
  return result;
}

/** Chinese words that lean on what is before them, and those that lean on what follows. */
const leansBack = /[的了着过吗呢吧啊呀们得地么]/;
const leansOn = /[不没很太最更一这那我你他她它们在把被给和与跟对从向往让叫比再又也都就还才]/;

const joining =
  /^(?:and|but|or|since|because|when|while|who|which|that|if|as|before|after|until|with|without|from|into|to|in|on|at|for|by|over|under)\b/i;
const leading =
  /\b(?:the|a|an|my|your|his|her|its|our|their|of|to|in|on|at|for|by|with|and|or|but|very|so|no|not|i|you|he|she|it|we|they)\s$/i;

/** Between English words: before a joining word it reads well, after one that leads on it does not. */
function wordCost(text: string, at: number): number {
  if (!/\s/.test(text.charAt(at - 1))) return 0;
  return (
    (joining.test(text.slice(at)) ? -2 : 0) + (leading.test(text.slice(Math.max(0, at - 12), at)) ? 4 : 0)
  );
}

function costBetween(before: string, next: string): number | null {
  if (/[，。！？；：、,.!?;:…—”’」』）)\s]/.test(next)) return null;
  if (/[“‘「『（(]/.test(before)) return null;
  if (/[。！？!?…]/.test(before) || (/[”’」』]/.test(before) && !/\s/.test(next))) return 0;
  if (/[，；：、,;:—]/.test(before)) return 1;
  if (/\s/.test(before)) return 4;
  if (!isHan(before) || !isHan(next)) return isHan(before) === isHan(next) ? null : 6;
  return leansBack.test(next) || leansOn.test(before) ? 9 : 6;
}

/** Divides a text where it reads best and both parts are as even as can be; null where it cannot be divided. */
function halved(text: string): readonly [string, string] | null {
  const total = rowWidth(text);
  const ranked = breaksOf(text).map(({ at, cost }) => {
    const share = rowWidth(text.slice(0, at)) / total;
    return { at, badness: cost / 10 + Math.abs(share - 0.5) * 1.6 };
  });
  const [first, ...others] = ranked;
  if (first === undefined) return null;
  const best = others.reduce((least, next) => (next.badness < least.badness ? next : least), first);
  return [text.slice(0, best.at).trim(), text.slice(best.at).trim()];
}

/** A word that is wider than a row is broken by force. */
const forced = (text: string): readonly [string, string] => {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
};

function blocksOf(text: string, width: number): readonly (readonly string[])[] {
  if (rowWidth(text) <= width) return [[text]];
  const halves = halved(text) ?? forced(text);
  if (halves.every((half) => rowWidth(half) <= width)) return [halves];
  return halves.flatMap((half) => blocksOf(half, width));
}

/** Marks that a subtitle does without at its end. */
const trailing = /[，、；：,;:]+$/;

/** Subtitles of a line in order, each one or two rows. */
export const subtitleBlocks = (text: string, aspect: Aspect): readonly (readonly string[])[] =>
  blocksOf(text.trim(), widths[aspect]).map((rows) =>
    rows.map((row, at) => (at === rows.length - 1 ? row.replace(trailing, '') || row : row)),
  );
