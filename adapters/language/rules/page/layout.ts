/** Tells titles, bylines, chapter marks, ornaments and end notes of a prose page from its prose. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Block, BlockKind } from './blocks.ts';
import type { Paragraph, Source } from './source.ts';

const ORNAMENT = /^[\s*＊#＃=~～·•。．.…◆◇○●☆★※§_—–-]+$/;

const CHAPTER = new RegExp(
  [
    '^第\\s*[一二三四五六七八九十百千零〇两\\d]+\\s*[章回节幕卷部集场折][^。！？]{0,30}$',
    '^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$',
    '^(?:序章?|楔子|引子|尾声|后记|番外)[^。！？]{0,20}$',
    '^(?:chapter|part|book|act|scene|canto|stave|volume)\\s+(?:[ivxlcdm]+|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|the\\s+\\w+)\\b[^!?]{0,60}$',
    '^(?:prologue|epilogue|interlude|foreword)\\b.{0,40}$',
    '^[ivxlc]{1,6}\\.?$',
    '^\\d{1,3}[.、．]?$',
  ].join('|'),
  'i',
);

const END_MARK =
  /^(?:[（(]?(?:全文完|全书完|完|终|剧终|未完待续)[）)]?[。.]?|(?:the|fin\.?|fine) ?end[.!]?|finis\.?|fin\.?|the end)$/i;

const BYLINE =
  /^(?:·.{1,12}·|作者\s*[：:].{1,30}|.{1,12}[/／]?\s*著|文\s*[/／|｜].{1,20}|by\s+\S.{0,60}|written by .{1,60}|retold by .{1,60})$/i;

const DATE_LINE = /^[一二三四五六七八九十○〇零\d]{2,4}\s*年[^，。]{0,16}[。.]?$/;

const ENDS_SENTENCE = /[。！？!?.…”’"'」』：:，,；;]$/;

const MOST_LETTERS: Readonly<Record<Source['language'], number>> = { zh: 24, en: 70 };

/** Whether the first paragraph is set like a title: short, closed by nothing, followed by more. */
function isTitle(source: Source, index: number, text: string): boolean {
  if (index !== 0 || source.paragraphs.length < 2 || text.length > MOST_LETTERS[source.language])
    return false;
  return !ENDS_SENTENCE.test(text) || /^《.+》$/.test(text) || /^#{1,3} /.test(text);
}

/** Whether a short line right after the title names the author. */
function isAuthor(source: Source, index: number, text: string): boolean {
  const next = source.paragraphs[index + 1];
  if (
    index !== 1 ||
    !next ||
    CHAPTER.test(text) ||
    text.length > (source.language === 'zh' ? 6 : 30) ||
    ENDS_SENTENCE.test(text)
  )
    return false;
  if (!next.blankBefore && source.paragraphs[1]?.blankBefore) return false;
  return source.language === 'zh'
    ? !/[了着在是我他她]/.test(text)
    : /^(?:[A-Z][\w.'-]+ ){1,3}[A-Z][\w'-]+$/.test(text);
}

/** The number of a part, and what stands between it and its name. */
const PART_NUMBER =
  /^(?:第\s*[一二三四五六七八九十百千零〇两\d]+\s*[章回节幕卷部集场折]|(?:chapter|part|book|act|scene|canto|stave|volume)\s+(?:[ivxlcdm]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten|the\s+\w+)\b|[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$|[ivxlc]{1,6}\.?$|\d{1,3}[.、．]?$)[\s.:：·、—–-]*/i;

/** The name of a part without its number: 县令断案 of 第三章　县令断案; empty when it has none. */
export const partName = (heading: string): string => heading.replace(PART_NUMBER, '').trim();

/** Whether a paragraph is the name of the part whose number stands right above it: Chapter One / The Visitor. */
function isPartName(source: Source, index: number, above: Block | undefined): boolean {
  const [span, next] = [source.paragraphs[index], source.paragraphs[index + 1]];
  if (!span || !next || above?.kind !== 'chapter') return false;
  const text = source.text.slice(span.start, span.end);
  const isNumbered = partName(source.text.slice(above.start, above.end)) === '';
  return isNumbered && text.length <= MOST_LETTERS[source.language] / 2 && !ENDS_SENTENCE.test(text);
}

/** The kind of a paragraph that stands by itself. */
function kindOf(source: Source, index: number, text: string): BlockKind {
  if (isTitle(source, index, text)) return CHAPTER.test(text) ? 'chapter' : 'title';
  if (BYLINE.test(text) && index < 3) return 'note';
  if (ORNAMENT.test(text)) return 'ornament';
  if (CHAPTER.test(text) || /^#{1,6} \S/.test(text)) return 'chapter';
  if (END_MARK.test(text) || (DATE_LINE.test(text) && index === source.paragraphs.length - 1)) return 'note';
  return 'prose';
}

/** Classifies the paragraphs of a prose story. */
export function layOut(source: Source): Block[] {
  const blocks: Block[] = [];
  source.paragraphs.forEach((span: Paragraph, paragraph) => {
    const text = source.text.slice(span.start, span.end);
    const titled = blocks[0]?.kind === 'title';
    const kind =
      titled && isAuthor(source, paragraph, text)
        ? 'note'
        : isPartName(source, paragraph, blocks.at(-1))
          ? 'chapter'
          : kindOf(source, paragraph, text);
    blocks.push({ kind, paragraph, start: span.start, end: span.end });
  });
  return blocks;
}

/** The words of a heading without its marks: `## The Well` is `The Well`. */
export const headingWords = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/^[#\s·《]+|[》\s·]+$/g, '');
