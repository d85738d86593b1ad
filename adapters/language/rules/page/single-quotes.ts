/** Finds quotations by single marks, ‘ ’ and ', where apostrophes and quotations inside quotations look the same. */
import type { Block } from './blocks.ts';
import { quotedTest } from './quoted.ts';
import { speechBetween, type Speech } from './speech.ts';

const isMark = (char: string): boolean => char === "'" || char === '‘' || char === '’';

/** Words that begin with an apostrophe. */
const ELISION = /^['’](?:tis|twas|twill|twere|twould|em|til|till|cause|bout|neath|gainst|nuff|\d0s)\b/i;

/** What follows a quotation when its speaker is named at once: `' said the wolf`, `' she`, `' Amos said`. */
const TAG_AFTER =
  /^\s*(?:and\s+)?(?:(?:he|she|it|they|I|the|[A-Z]\w+|his|her)\s+(?:\w+\s+){0,2}?)?[a-z]+(?:ed|id|ied|ept|ang|roke in|sked)\b/;

function opens(text: string, at: number): boolean {
  if (text.charAt(at) === '’' || ELISION.test(text.slice(at, at + 8))) return false;
  return /^$|[\s(["“—–‘'-]/.test(text.charAt(at - 1)) && /[\p{L}\p{N}"“‘'…]/u.test(text.charAt(at + 1));
}

const closes = (text: string, at: number): boolean =>
  text.charAt(at) !== '‘' &&
  /\S/.test(text.charAt(at - 1)) &&
  /^$|[\s.,;:!?)\]"”—–'’-]/.test(text.charAt(at + 1));

/** Whether a mark ends even a quotation within which others were opened: words of speech stop, words about it follow. */
const closesAll = (text: string, at: number, end: number): boolean =>
  /[,.!?…—-]/.test(text.charAt(at - 1)) &&
  (at + 1 >= end || TAG_AFTER.test(text.slice(at + 1, Math.min(end, at + 40))));

/** Quotations of one block, by the depth of marks. An outermost quotation ends after punctuation only: the boys' books. */
function scan(text: string, block: Block): Speech[] {
  const speeches: Speech[] = [];
  let depth = 0;
  let open = 0;
  for (let at = block.start; at < block.end; at++) {
    if (!isMark(text.charAt(at))) continue;
    if (opens(text, at)) {
      if (depth === 0) open = at;
      depth++;
    } else if (depth > 0 && closes(text, at)) {
      const punctuated = /[,.!?;:…—–"”’-]/.test(text.charAt(at - 1));
      if (closesAll(text, at, block.end)) depth = 0;
      else if (depth > 1 || punctuated) depth--;
      if (depth === 0)
        speeches.push(speechBetween(text, { open, close: at + 1, paragraph: block.paragraph }));
    }
  }
  if (depth > 0)
    speeches.push(speechBetween(text, { open, close: block.end + 1, paragraph: block.paragraph }));
  return speeches;
}

/** Finds the quotations of prose blocks in which single marks hold speech; one left open goes on in the next block. */
export function findSingleQuotes(text: string, blocks: readonly Block[]): Speech[] {
  let continues = false;
  return blocks.flatMap((block) => {
    const speeches = scan(text, block).map((speech, at) =>
      at === 0 && continues ? { ...speech, continues } : speech,
    );
    continues = speeches.at(-1)?.close === block.end + 1;
    return speeches;
  });
}

/** Whether words between single marks are said: they fill or begin the paragraph or follow a mark of punctuation, and end in one. */
function isSaid(text: string, block: Block, { open, start, end }: Speech): boolean {
  const before = text.slice(block.start, open).trimEnd();
  return (
    /[,.!?…—–，。！？~-]$/.test(text.slice(start, end)) && /(?:^|[,.:;!?—–，。：！？”"」’])$/.test(before)
  );
}

/** Finds speech between single marks in a story that otherwise uses double ones, outside the speech that is known. */
export function findStraySingles(text: string, blocks: readonly Block[], known: readonly Speech[]): Speech[] {
  const inside = quotedTest(text.length, known);
  const bare = text.replace(/[\s\S]/g, (char, at: number) => (inside(at) ? ' ' : char));
  return blocks.flatMap((block) =>
    scan(bare, block).filter(
      (speech) =>
        speech.close <= block.end &&
        !/\s{3}/.test(bare.slice(speech.start, speech.end)) &&
        isSaid(text, block, speech),
    ),
  );
}
