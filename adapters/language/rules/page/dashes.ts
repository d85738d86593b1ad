/** Speech that a dash opens, as in Joyce or in French: — I will go, said Nell. */
import type { Language, Span } from '../../../../contracts/shared.ts';
import { STRONG_FORMS } from '../en/speech-verbs.ts';
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

const DASH = /^(?:—{1,2}|–|--?)\s*(?=\S)/;

const SAYS = [...STRONG_FORMS].join('|');
const SUBJECT =
  "(?:he|she|I|we|they|(?:the|a|an|his|her|my|their|our|old|young|little)(?:\\s+[\\w'’-]+){1,3}?|(?:(?:Mr|Mrs|Ms|Dr)\\.\\s+)?\\p{Lu}[\\w'’-]+(?:\\s+\\p{Lu}[\\w'’-]+)*)";

/**
 * A tag inside a dash line: after a mark, a verb of speech and who speaks, or the other way round; not what somebody
 * said in the line itself: I know he said that he would come.
 */
const TAG = {
  en: new RegExp(
    `[,!?.…—–]\\s*[—–]?\\s*(?:(?:${SAYS})\\s+${SUBJECT}(?![\\w'’-])|${SUBJECT}\\s+(?:\\w+ly\\s+)?(?:${SAYS})(?!\\s+(?:that|he|she|it|they|you|I|we|so|no|yes|nothing)\\b)(?![\\w'’-]))`,
    'u',
  ),
  zh: /[，！？。…]?——\s*[^，。！？—]{1,12}(?:说|道|问|答|喊|叫)/,
} as const;

/** What goes on with a tag after a comma: turning away, with a sigh, and sat down. */
const TAG_GOES_ON =
  /^(?:(?!(?:\w*thing|morning|evening|king|bring|sing|spring)\b)\w+ing|with|in|on|at|from|as|and|but|while|when|his|her|who|whose|without|under|over|to|after|before|looking|half|almost|not|\w+ly)\b/;

/** What goes on with the speech all the same: but I have not opened it. */
const SPEECH_GOES_ON = /^(?:and|but)\s+(?:I|you|we|it|there|what|why|how|who|this|that|your|my|our)\b/;

/** Words by which somebody talks to somebody: after a tag that ends a sentence they begin speech again. */
const TALK = /\b(?:I|I['’]\w+|you|your|we|my|me|us|our|let['’]s)\b|[!?]\s*$/;

const starts = (text: string, block: Block): boolean => DASH.test(text.slice(block.start, block.start + 4));

/** Whether dashes hold the speech of these blocks: two or more begin with one and there are no quotation marks. */
export const isDashed = (text: string, blocks: readonly Block[]): boolean =>
  blocks.filter((block) => starts(text, block)).length >= 2;

/** Where the tag may end: at a comma, a dash, or the end of a sentence with or without a dash. */
const MARK = /\s*(?:[.!?…]+(?=\s|$)\s*[—–]*|[—–]+|[,:])\s*/;

/** Length of the words, from those after a tag's verb and subject on, that still belong to the tag. */
function tagLength(rest: string, language: Language): number {
  if (language === 'zh') return /^[^—]{0,10}(?:——|$)/.exec(rest)?.[0].length ?? rest.length;
  const mark = MARK.exec(rest);
  if (!mark) return rest.length;
  const after = mark.index + mark[0].length;
  const words = rest.slice(after);
  if (/[—–]/.test(mark[0])) return after;
  if (!/[,:]/.test(mark[0])) return TALK.test(words) ? after : rest.length;
  return TAG_GOES_ON.test(words) && !SPEECH_GOES_ON.test(words) ? after + tagLength(words, language) : after;
}

/** Where speech ends and a tag begins and ends, within one dash line, from a place on. */
function tagIn(words: string, from: number, language: Language): Span | null {
  const tag = TAG[language].exec(words.slice(from));
  if (!tag) return null;
  const mark = /^[,!?.…，！？。]+/.exec(tag[0])?.[0].length ?? 0;
  const core = from + tag.index + tag[0].length;
  const end = core + tagLength(words.slice(core), language);
  return { start: from + tag.index + mark, end };
}

function piece(block: Block, start: number, end: number): Speech {
  const { paragraph } = block;
  return { open: start, close: end, start, end, paragraph, continues: false, given: null };
}

/** The speech of one dash line, cut wherever a tag stands in it. */
function speechIn(text: string, block: Block, language: Language): Speech[] {
  const words = text.slice(block.start, block.end);
  const speeches: Speech[] = [];
  let from = DASH.exec(words)?.[0].length ?? words.length;
  while (from < words.length) {
    const tag = tagIn(words, from, language);
    const end = tag?.start ?? words.length;
    if (end > from) speeches.push(piece(block, block.start + from, block.start + end));
    from = tag?.end ?? words.length;
  }
  return speeches.map((speech, index) => (index === 0 ? { ...speech, open: block.start } : speech));
}

/** Finds the speech of blocks that begin with a dash; tags in the middle cut it. */
export const findDashes = (text: string, blocks: readonly Block[], language: Language): Speech[] =>
  blocks.flatMap((block) => speechIn(text, block, language));
