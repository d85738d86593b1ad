/** The title of a story: the one on its page, the one it was handed in with, or its first words. */
import { headingWords } from '../page/layout.ts';
import type { Page } from '../page/page.ts';

/** A file name without folders and ending, when it has words. */
const fileTitle = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();

const firstWords = (page: Page): string => {
  const words = page.source.shown.slice(0, 60).split('\n')[0] ?? '';
  const sentence = /^[“"「『]?(.{2,}?)[，。！？：；,.!?:;]/.exec(words)?.[1] ?? words;
  return page.source.language === 'zh' ? sentence.slice(0, 12) : sentence.split(' ').slice(0, 6).join(' ');
};

/** Chooses the title. */
export function titleOf(page: Page, order: { readonly title: string; readonly fileName: string }): string {
  const block = page.blocks.find((candidate) => candidate.kind === 'title');
  const own = block ? headingWords(page.source.shown, block) : '';
  return (own || order.title.trim() || fileTitle(order.fileName) || firstWords(page) || '?').slice(0, 200);
}
