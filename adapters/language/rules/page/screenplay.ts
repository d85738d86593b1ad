/**
 * Screenplays in Fountain, and in the Chinese form with 内景/外景 headings. Each line is classified where it stands, so
 * that every span stays true; the line rules are fountain-js's own.
 */
import { rules } from 'fountain-js';
import type { Span } from '../../../../contracts/shared.ts';
import type { Block, BlockKind } from './blocks.ts';
import { isChineseHeading } from './chinese-headings.ts';
import type { Source } from './source.ts';

const ENGLISH_SCENE = rules.scene_heading;

/** A name that stands alone above its line: capitals, or 1–6 Chinese characters, or forced with `@`. */
const ENGLISH_CUE = /^(?:@\S.{0,40}|[A-Z][A-Z0-9 .'’-]{0,38}[A-Z0-9.]|[A-Z])(?:\s*\((?:.{1,30})\))?\s*\^?$/;
const CHINESE_CUE = /^(?:@\S{1,12}|[\u4e00-\u9fff·]{1,6})(?:\s*[（(].{1,12}[）)])?$/;

const ASIDE = /^[（(].{1,80}[）)]$/;

export const TITLE_PAGE =
  /^(?:title|credit|authors?|source|notes|draft date|date|contact|copyright|revision|标题|片名|作者|编剧)\s*[:：]/i;

const textOf = (source: Source, index: number): string => {
  const span = source.paragraphs[index];
  return span ? source.text.slice(span.start, span.end) : '';
};

/** Whether a line is a screenplay's scene heading. */
export const isSceneHeading = (line: string): boolean => ENGLISH_SCENE.test(line) || isChineseHeading(line);

const isTransition = (line: string): boolean =>
  rules.transition.test(line) ||
  /^(?:FADE IN|FADE OUT|CUT TO|DISSOLVE TO|淡入|淡出|切至|切到|叠化)[:：.。]?$/i.test(line);

/** Whether a line names the speaker of the line below it. */
function isCue(source: Source, index: number): boolean {
  const line = textOf(source, index);
  const below = source.paragraphs[index + 1];
  if (!source.paragraphs[index]?.blankBefore || !below || below.blankBefore || isTransition(line))
    return false;
  if (isSceneHeading(line) || isSceneHeading(textOf(source, index + 1))) return false;
  return (source.language === 'zh' ? CHINESE_CUE.test(line) : false) || ENGLISH_CUE.test(line);
}

/** Whether a page has a scene heading. */
export const hasHeadings = (source: Source): boolean =>
  source.paragraphs.some((_, index) => isSceneHeading(textOf(source, index)));

/** How many lines of a page name the speaker of the line below them. */
export const cuesAbove = (source: Source): number =>
  source.paragraphs.filter((_, index) => isCue(source, index)).length;

/** Whether a page is set as a screenplay: it has a scene heading, and names above lines. */
export function isScreenplay(source: Source): boolean {
  return hasHeadings(source) && cuesAbove(source) > 0;
}

const speakerName = (line: string): string =>
  line
    .replace(/^@/, '')
    .replace(/\s*[（(].*$/, '')
    .replace(/\s*\^$/, '')
    .trim();

/** The kind of a line outside speech. */
function kindOf(source: Source, index: number): BlockKind {
  const line = textOf(source, index);
  if (isSceneHeading(line)) return 'scene';
  if (TITLE_PAGE.test(line)) return /^(?:title|标题|片名)/i.test(line) ? 'title' : 'note';
  if (isCue(source, index)) return 'cue';
  if (rules.section.test(line)) return 'chapter';
  if (isTransition(line) || rules.synopsis.test(line) || rules.page_break.test(line)) return 'note';
  return rules.note.test(line) ? 'note' : 'prose';
}

/** The words of a title page's line: what follows `Title:`. */
const afterColon = (text: string, span: Span): Span => {
  const words = /^[^:：]*[:：]\s*/.exec(text)?.[0].length ?? 0;
  return { start: span.start + (words < text.length ? words : 0), end: span.end };
};

/** Classifies the lines of a screenplay. */
export function layOutScreenplay(source: Source): Block[] {
  const blocks: Block[] = [];
  let speaker: string | null = null;
  source.paragraphs.forEach((span, paragraph) => {
    const line = textOf(source, paragraph);
    if (speaker !== null && !span.blankBefore) {
      const place = { paragraph, start: span.start, end: span.end };
      blocks.push(ASIDE.test(line) ? { kind: 'aside', ...place } : { kind: 'line', speaker, ...place });
      return;
    }
    const kind = kindOf(source, paragraph);
    speaker = kind === 'cue' ? speakerName(line) : null;
    blocks.push({
      kind,
      paragraph,
      ...(kind === 'title' ? afterColon(line, span) : { start: span.start, end: span.end }),
    });
  });
  return blocks;
}
