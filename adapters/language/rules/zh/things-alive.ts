/** Things that are alive in Chinese tales because they speak: “…”月亮说, 大树叹道：“…”. */
import type { NameCandidate } from './names.ts';
import { thingNouns } from './thing-bodies.ts';

const nouns = thingNouns.toSorted((a, b) => b.length - a.length).join('|');

/** A thing right before words of speech, with the words themselves before or after it. */
const speaking = new RegExp(
  `(?<=^|[\\s。！？；，…”」』])(${nouns})[^，。！？；：“”「」\\s]{0,6}?(?:说道?|问道?|喊道?|叫道?|答道?|回答)(?![话法])(?=[：:]|，[“「『]|[。，！\\s])`,
  'gu',
);

const isBesideQuote = (text: string, start: number, end: number): boolean =>
  /[”」』]\s*$/.test(text.slice(Math.max(0, start - 3), start)) ||
  /^(?:[：:]\s*|，)[“「『]/.test(text.slice(end, end + 3));

/** Lists the things that speak, as names of the cast. */
export function findThingsAlive(text: string): NameCandidate[] {
  const found = new Map<string, NameCandidate>();
  for (const hit of text.matchAll(speaking)) {
    const name = hit[1];
    if (name === undefined || !isBesideQuote(text, hit.index, hit.index + hit[0].length)) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, { ...heard, name, first: hit.index });
    else {
      known.count += 1;
      known.personal += 1;
      known.narrated += 1;
    }
  }
  return [...found.values()].filter(({ name }) => name.length > 1);
}

const heard = {
  shape: 'guess',
  count: 1,
  score: 2,
  personal: 1,
  narrated: 1,
  acts: 0,
  female: 0,
  male: 0,
} as const;
