/** Which world dresses the film. */
import type { StoryReading } from '../../../../contracts/reading.ts';
import type { WorldWords } from '../shown/setting-words.ts';
import type { StoryDraft } from './story-draft.ts';

type World = StoryReading['world'];

/** One word said again and again is no more evidence than one said this often. */
const ENOUGH = 3;

/** Evidence of what a language is at home in, before anything is read. */
const HOME = 1.5;

/** Evidence of one name: people are named where they live. */
const NAMED = 2;

/** Evidence of one animal that talks. */
const TALKING_BEAST = 3;

/** How much a text shows of what a pattern finds: each word counts, but never more than enough. */
function evidence(text: string, pattern: RegExp): number {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(pattern)) {
    const word = found.toLowerCase();
    counts.set(word, Math.min(ENOUGH, (counts.get(word) ?? 0) + 1));
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Whether a story plays in the east: by its language, the names of its people, and what there is. */
function isEastern({ page, tongue, cast }: StoryDraft, words: WorldWords): boolean {
  const { text } = page.source;
  const foreigners = cast.filter(({ names }) => [...names.keys()].some(words.isForeign)).length * NAMED;
  const isHomeEast = tongue.language === 'zh';
  const east = evidence(text, words.chinese) + (isHomeEast ? HOME : foreigners);
  const west = evidence(text, words.western) + (isHomeEast ? foreigners : HOME);
  return east === west ? isHomeEast : east > west;
}

const beastsOf = ({ attributions, cast }: StoryDraft): number => {
  const speakers = new Set(attributions.map((said) => said.speaker));
  return cast.filter(({ species, key }) => species !== 'human' && speakers.has(key)).length;
};

/** The west of a story: a tale where kings and giants are or animals talk; nothing said means long ago. */
function westernAge(draft: StoryDraft, words: WorldWords): World {
  const { text } = draft.page.source;
  const modern = evidence(text, words.modern);
  const old = evidence(text, words.old) + HOME;
  const tale = evidence(text, words.fairytale) + beastsOf(draft) * TALKING_BEAST;
  if (modern > old && modern > tale) return 'western-modern';
  return tale > old ? 'fairytale' : 'western-old';
}

/** Chooses the world of a story by counted evidence: first where it plays, then in what age. */
export function worldOf(draft: StoryDraft): World {
  const words = draft.tongue.setting.worlds;
  if (!isEastern(draft, words)) return westernAge(draft, words);
  const { text } = draft.page.source;
  return evidence(text, words.modern) > evidence(text, words.old) + 0.5 ? 'chinese-modern' : 'chinese-old';
}
