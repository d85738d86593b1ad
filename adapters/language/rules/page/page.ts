/** One story as a page: its reading copy, the setting of each stretch, and its speech. */
import type { Language } from '../../../../contracts/shared.ts';
import type { StoryFormat } from '../../../../contracts/reading.ts';
import { findBareThoughts } from './bare-thoughts.ts';
import type { Block } from './blocks.ts';
import { findDashes, isDashed } from './dashes.ts';
import { layOut } from './layout.ts';
import { linesOf } from './lines.ts';
import { isHeadedPlay, isPlay, layOutPlay } from './play.ts';
import { findQuotes } from './quotes.ts';
import { isScreenplay, layOutScreenplay } from './screenplay.ts';
import { withoutMentions } from './scare.ts';
import { findSingleQuotes, findStraySingles } from './single-quotes.ts';
import { sourceOf, type Source } from './source.ts';
import type { Speech } from './speech.ts';
import { paragraphsOf } from './wraps.ts';

export interface Page {
  readonly source: Source;
  readonly format: StoryFormat;
  readonly blocks: readonly Block[];
  /** All speech, in order. */
  readonly speeches: readonly Speech[];
}

const startsWithMark = (text: string, blocks: readonly Block[], mark: RegExp): number =>
  blocks.filter((block) => mark.test(text.slice(block.start, block.start + 2))).length;

/** Whether single marks hold the speech: more paragraphs begin with them than with double ones. */
function prefersSingle(text: string, blocks: readonly Block[]): boolean {
  const single = startsWithMark(text, blocks, /^[‘'][\p{L}…“"]/u);
  return single > startsWithMark(text, blocks, /^["“「『«〝]/);
}

/** Speech of prose, by whichever marks this story uses, and thoughts that stand without any. */
function proseSpeech(text: string, blocks: readonly Block[], language: Language): Speech[] {
  const prose = blocks.filter((block) => block.kind === 'prose');
  const marked = markedSpeech(text, prose, language);
  return language === 'zh' ? [...marked, ...findBareThoughts(text, prose, marked)] : marked;
}

function markedSpeech(text: string, prose: readonly Block[], language: Language): Speech[] {
  const around = { text, blocks: prose, language };
  if (prefersSingle(text, prose)) return withoutMentions(findSingleQuotes(text, prose), around);
  const quotes = findQuotes(text, prose);
  const all = [...quotes, ...findStraySingles(text, prose, quotes)].sort((a, b) => a.open - b.open);
  const said = withoutMentions(all, around);
  return said.length === 0 && isDashed(text, prose) ? findDashes(text, prose, language) : said;
}

/** Speech of lines that the page gives to a named speaker. */
const givenSpeech = (blocks: readonly Block[]): Speech[] =>
  blocks.flatMap(({ kind, speaker, start, end, paragraph }) =>
    kind === 'line'
      ? [{ start, end, open: start, close: end, paragraph, continues: false, given: speaker ?? null }]
      : [],
  );

function pageOf(source: Source, format: StoryFormat, blocks: readonly Block[]): Page {
  const speeches = [...proseSpeech(source.text, blocks, source.language), ...givenSpeech(blocks)];
  return { source, format, blocks, speeches: speeches.sort((a, b) => a.open - b.open) };
}

/** Reads the setting of a decoded story. Screenplays and plays keep their lines; prose is unwrapped first. */
export function pageFrom(story: string, language: Language): Page {
  const lines = linesOf(story);
  const typed = sourceOf(
    story,
    lines.map((line) => [line]),
    language,
  );
  if (isHeadedPlay(typed)) return pageOf(typed, 'screenplay', layOutPlay(typed));
  if (isScreenplay(typed)) return pageOf(typed, 'screenplay', layOutScreenplay(typed));
  if (isPlay(typed)) return pageOf(typed, 'dialogue', layOutPlay(typed));
  const source = sourceOf(story, paragraphsOf(story, lines, language), language);
  return pageOf(source, 'prose', layOut(source));
}
