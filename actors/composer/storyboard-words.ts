/** Words of the storyboard page in the film's language. */
import type { Coverage } from '../../contracts/script.ts';
import type { Language } from '../../contracts/shared.ts';
import type { ShotSize } from '../../contracts/shot.ts';

export interface StoryboardWords {
  readonly htmlLanguage: string;
  readonly storyboard: string;
  readonly cast: string;
  readonly pace: string;
  readonly scene: (number: number) => string;
  readonly shots: (count: number) => string;
  readonly scenes: (count: number) => string;
  readonly seconds: (seconds: string) => string;
  readonly why: string;
  readonly text: string;
  readonly textHint: string;
  readonly sizes: Readonly<Record<ShotSize, string>>;
  readonly became: Readonly<Record<Coverage['as'], string>>;
}

export const storyboardWords: Readonly<Record<Language, StoryboardWords>> = {
  zh: {
    htmlLanguage: 'zh-Hans',
    storyboard: '分镜',
    cast: '角色',
    pace: '节奏',
    scene: (number) => `第 ${number} 场`,
    shots: (count) => `${count} 个镜头`,
    scenes: (count) => `${count} 场`,
    seconds: (seconds) => `${seconds} 秒`,
    why: '缘由',
    text: '原文去处',
    textHint: '原文的每一句都有去处；点一下，跳到它的镜头。',
    sizes: { wide: '远景', full: '全景', medium: '中景', close: '近景', insert: '插入' },
    became: { shown: '画面', spoken: '对白', narrated: '旁白', cut: '未用' },
  },
  en: {
    htmlLanguage: 'en',
    storyboard: 'Storyboard',
    cast: 'Cast',
    pace: 'Pace',
    scene: (number) => `Scene ${number}`,
    shots: (count) => (count === 1 ? '1 shot' : `${count} shots`),
    scenes: (count) => (count === 1 ? '1 scene' : `${count} scenes`),
    seconds: (seconds) => `${seconds} s`,
    why: 'Why',
    text: 'What became of the text',
    textHint: 'Every sentence of the story went somewhere; click one to see its shot.',
    sizes: { wide: 'Wide', full: 'Full', medium: 'Medium', close: 'Close', insert: 'Insert' },
    became: { shown: 'shown', spoken: 'spoken', narrated: 'narrated', cut: 'left out' },
  },
};
