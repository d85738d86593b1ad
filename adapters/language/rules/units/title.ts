/** The title of a story: the one on its page, the one it was handed in with, the name of its only part, its file, or its first words. */
import { headingWords, partName } from '../page/layout.ts';
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

/** The name of the one part that the page is: 县令断案, headed 第三章　县令断案. A book of several parts is not called after one. */
function onlyPart({ blocks, source }: Page): string {
  const from = blocks.findIndex(({ kind }) => kind !== 'note');
  const to = blocks.findIndex(({ kind }, index) => index > from && kind !== 'chapter' && kind !== 'note');
  const parts = blocks.filter(({ kind }) => kind === 'chapter');
  const heads = blocks.slice(from, to).filter(({ kind }) => kind === 'chapter');
  if (heads.length === 0 || heads.length < parts.length) return '';
  return (
    heads.map((block) => partName(headingWords(source.shown, block))).findLast((name) => name !== '') ?? ''
  );
}

/** Chooses the title. */
export function titleOf(page: Page, order: { readonly title: string; readonly fileName: string }): string {
  const block = page.blocks.find((candidate) => candidate.kind === 'title');
  const own = block ? headingWords(page.source.shown, block) : '';
  return (
    own ||
    order.title.trim() ||
    onlyPart(page) ||
    fileTitle(order.fileName) ||
    firstWords(page) ||
    '?'
  ).slice(0, 200);
}
