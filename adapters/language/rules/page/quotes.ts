/** Finds quotations by double marks of every kind: “ ” 「 」 『 』 « » 〝 〞 and the straight ". */
import type { Block } from './blocks.ts';
import { speechBetween, type Speech } from './speech.ts';

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '«': '»',
  '〝': '〞',
  '"': '"',
};

const isBlankOrEnd = (char: string): boolean => char === '' || /\s/.test(char);

/** Whether a straight mark outside a quotation can only be the end of one whose beginning is lost. */
const isStray = (text: string, at: number): boolean =>
  text.charAt(at) === '"' && isBlankOrEnd(text.charAt(at + 1)) && !isBlankOrEnd(text.charAt(at - 1));

/** Whether an opening mark is used as a closing one, as careless typists do: “好“。 */
const closesByMistake = (text: string, at: number, opened: string): boolean =>
  text.charAt(at) === opened &&
  opened !== '"' &&
  /[。！？!?.,，…]/.test(text.charAt(at - 1)) &&
  !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));

/** A quotation that was opened and not yet closed. */
interface Opened {
  readonly mark: string;
  readonly at: number;
}

const isClosed = (text: string, at: number, opened: Opened): boolean =>
  text.charAt(at) === CLOSERS[opened.mark] || closesByMistake(text, at, opened.mark);

const MARK = /[“”「」『』«»〝〞"]/g;

/** The next mark before an end, from where the last one was found; -1 when there is none. */
function nextMark(text: string, end: number): number {
  const at = MARK.exec(text)?.index ?? -1;
  return at < end ? at : -1;
}

/** Quotations of one block; the last may be left open. */
function scan(
  text: string,
  block: Block,
  carried: Opened | null,
): { speeches: Speech[]; open: Opened | null } {
  const speeches: Speech[] = [];
  let open = carried;
  MARK.lastIndex = block.start;
  for (let at = nextMark(text, block.end); at >= 0; at = nextMark(text, block.end)) {
    if (open) {
      if (!isClosed(text, at, open)) continue;
      speeches.push(speechBetween(text, { open: open.at, close: at + 1, paragraph: block.paragraph }));
      open = null;
    } else if (Object.hasOwn(CLOSERS, text.charAt(at)) && !isStray(text, at)) {
      open = { mark: text.charAt(at), at };
    }
  }
  return { speeches, open };
}

/** The rest of a block that ends inside a quotation. */
const unclosed = (text: string, block: Block, open: Opened): Speech =>
  speechBetween(text, { open: open.at, close: block.end + 1, paragraph: block.paragraph });

/** Whether the next block takes an open quotation up without a mark, so that it closes there. */
function carriesOver(text: string, open: Opened, next: Block | undefined): boolean {
  if (!next || open.mark === '"') return false;
  const words = text.slice(next.start, next.end);
  const close = words.indexOf(CLOSERS[open.mark] ?? '');
  const again = words.indexOf(open.mark);
  return close >= 0 && (again < 0 || close < again);
}

/** Finds the quotations of prose blocks. One left open at the end of its paragraph goes on in the next quotation. */
export function findQuotes(text: string, blocks: readonly Block[]): Speech[] {
  const speeches: Speech[] = [];
  let carried: Opened | null = null;
  let continues = false;
  blocks.forEach((block, index) => {
    const found = scan(text, block, carried);
    speeches.push(
      ...found.speeches.map((speech, at) => (at === 0 && continues ? { ...speech, continues } : speech)),
    );
    carried = null;
    if (found.speeches.length > 0) continues = false;
    if (!found.open) return;
    const goesOn: boolean = continues;
    speeches.push({ ...unclosed(text, block, found.open), continues: goesOn });
    continues = true;
    if (carriesOver(text, found.open, blocks[index + 1])) carried = { mark: found.open.mark, at: block.end };
  });
  return speeches;
}
