/** Marks of HTML and Markdown in a story that evidently is set in them: they are no words. */
import type { Span } from '../../../../contracts/shared.ts';

const ELEMENTS =
  'p|b|i|u|em|strong|span|div|br|hr|h[1-6]|a|ul|ol|li|blockquote|q|small|sup|sub|font|center|section|article|body|html|head|pre|img';

const TAG = new RegExp(`</?(?:${ELEMENTS})(?:\\s[^<>\\n]*)?/?>`, 'gi');

/** A page of HTML closes what it opens, or breaks lines. */
const HTML = new RegExp(`</(?:${ELEMENTS})>|<br\\s*/?>`, 'i');

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|mdash|hellip|#39|#34);/g;

const MEANT: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"' },
  ...{ '&apos;': "'", '&#39;': "'", '&nbsp;': ' ', '&mdash;': '—', '&hellip;': '…' },
};

/** Asterisks around words; a line of nothing else is an ornament. */
const ASTERISKS = /(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])/g;

/** Underscores around words, as books without italics have them: these go on over the end of a line. Within a name they stay. */
const UNDERSCORES = /(?<!\w)(_{1,3})(?=[^\s_])((?:[^_\n]|\n(?!\s*\n))*[^\s_])\1(?!\w)/g;

/** A link: what is to be read of it stands in brackets, where it leads in parentheses; of a picture nothing is read. */
const LINK = /(!?)\[([^[\]\n]*)\]\((?:https?:|mailto:|[#./])[^()\s]*(?:[ \t]+"[^"\n]*")?\)/g;

/** A mark, and the one character that it stands for, if any. */
export interface Mark extends Span {
  readonly meant: string;
}

const tagsIn = (text: string): Mark[] =>
  [...text.matchAll(TAG), ...text.matchAll(ENTITY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    meant: MEANT[match[0]] ?? '',
  }));

const emphasisIn = (text: string): Mark[] =>
  [...text.matchAll(ASTERISKS), ...text.matchAll(UNDERSCORES)].flatMap((match) => {
    const width = match[1]?.length ?? 0;
    const end = match.index + match[0].length;
    return [
      { start: match.index, end: match.index + width, meant: '' },
      { start: end - width, end, meant: '' },
    ];
  });

const linksIn = (text: string): Mark[] =>
  [...text.matchAll(LINK)].flatMap((match) => {
    const { 0: all, 1: picture, 2: label = '', index } = match;
    const end = index + all.length;
    if (picture === '!') return [{ start: index, end, meant: '' }];
    const labelEnd = index + 1 + label.length;
    return [
      { start: index, end: index + 1, meant: '' },
      { start: labelEnd, end, meant: '' },
    ];
  });

/** A mark within a mark is gone with it. */
function outermost(marks: readonly Mark[]): Mark[] {
  let covered = 0;
  return marks.filter(({ start, end }) => {
    if (start < covered) return false;
    covered = end;
    return true;
  });
}

/** Finds the marks of a story, in order. */
export function marksOf(story: string): readonly Mark[] {
  const tags = HTML.test(story) ? tagsIn(story) : [];
  return outermost([...tags, ...linksIn(story), ...emphasisIn(story)].sort((a, b) => a.start - b.start));
}
