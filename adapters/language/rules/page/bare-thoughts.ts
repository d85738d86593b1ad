/** Thoughts that stand without marks after the verb that leads to them: 孩子心想：月亮怕冷吗？ */
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

/** A verb of thought with a colon, and the one sentence after it: what follows may be told again. */
const THOUGHT =
  /(?:心想|心道|心说|暗想|暗道|暗忖|寻思|思忖|盘算|琢磨|想道|想)[：:]\s*([^“”「」『』"'‘’。！？!?\n]+(?:[。！？!?…]+|$))/g;

const isInside = (at: number, speeches: readonly Speech[]): boolean =>
  speeches.some(({ open, close }) => open <= at && at < close);

function thoughtsIn(text: string, { start: from, end: to, paragraph }: Block): Speech[] {
  return [...text.slice(from, to).matchAll(THOUGHT)].map((match) => {
    const end = from + match.index + match[0].length;
    const start = end - (match[1]?.length ?? 0);
    return { start, end, open: start, close: end, paragraph, continues: false, given: null };
  });
}

/** Finds the thoughts without marks of prose blocks, outside the speech that is known. */
export const findBareThoughts = (
  text: string,
  blocks: readonly Block[],
  speeches: readonly Speech[],
): Speech[] =>
  blocks.flatMap((block) => thoughtsIn(text, block)).filter((thought) => !isInside(thought.start, speeches));
