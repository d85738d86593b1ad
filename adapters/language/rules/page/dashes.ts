/** Speech that a dash opens, as in Joyce or in French: — I will go, said Nell. */
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

const DASH = /^(?:—{1,2}|–|--?)\s*(?=\S)/;

/** A tag inside a dash line: after a comma or a dash, a verb of speech and who speaks, or the other way round. */
const TAG = {
  en: /[,!?.—–]\s*[—–]?\s*(?:(?:said|says|asked|answered|replied|cried|called|whispered|murmured|shouted|muttered)\s+(?:he|she|I|the\s+\w+(?:\s+\w+)?|[A-Z]\w+(?:\s+[A-Z]\w+)?)|(?:he|she|I|[A-Z]\w+)\s+(?:said|says|asked|answered|replied|cried|called|whispered|murmured|shouted|muttered))\b[^—–]*(?:[—–]\s*|$)/,
  zh: /[，！？。]?——\s*[^，。！？—]{1,12}(?:说|道|问|答|喊|叫)[^—]{0,10}(?:——|$)/,
} as const;

const starts = (text: string, block: Block): boolean => DASH.test(text.slice(block.start, block.start + 4));

/** Whether dashes hold the speech of these blocks: two or more begin with one and there are no quotation marks. */
export const isDashed = (text: string, blocks: readonly Block[]): boolean =>
  blocks.filter((block) => starts(text, block)).length >= 2;

/** Where speech ends and a tag begins and ends, within one dash line. */
function tagIn(words: string, language: 'zh' | 'en'): { from: number; to: number } | null {
  const tag = TAG[language].exec(words);
  if (!tag) return null;
  const comma = /^[,!?.，！？。]/.test(tag[0]) ? 1 : 0;
  return { from: tag.index + comma, to: tag.index + tag[0].length };
}

function piece(block: Block, start: number, end: number): Speech {
  const { paragraph } = block;
  return { open: start, close: end, start, end, paragraph, continues: false, given: null };
}

/** Finds the speech of blocks that begin with a dash; a tag in the middle cuts it in two. */
export function findDashes(text: string, blocks: readonly Block[], language: 'zh' | 'en'): Speech[] {
  return blocks.flatMap((block) => {
    const words = text.slice(block.start, block.end);
    const from = DASH.exec(words)?.[0].length;
    if (from === undefined) return [];
    const tag = tagIn(words, language);
    const first = piece(block, block.start + from, tag ? block.start + tag.from : block.end);
    const rest = tag && tag.to < words.length ? [piece(block, block.start + tag.to, block.end)] : [];
    return [{ ...first, open: block.start }, ...rest].filter((speech) => speech.end > speech.start);
  });
}
