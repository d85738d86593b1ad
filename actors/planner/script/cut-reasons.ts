/** Why something of the story is neither seen nor heard, in the words of the film's language. */
import type { Language } from '../../../contracts/shared.ts';

export type CutReason = 'heading' | 'note' | 'tag' | 'unspoken' | 'limit';

const table: Readonly<Record<CutReason, Readonly<Record<Language, string>>>> = {
  heading: { en: 'heading', zh: '标题（heading）' },
  note: { en: 'note', zh: '注释（note）' },
  tag: { en: 'speech tag', zh: '只说明谁在说话（speech tag）' },
  unspoken: { en: 'narration is off and no picture tells all of this', zh: '旁白已关闭，画面讲不全' },
  limit: { en: 'left out to keep the film short enough', zh: '为了不超过片长而略去' },
};

export const cutReasonIn = (reason: CutReason, language: Language): string => table[reason][language];
