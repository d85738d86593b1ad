/** What a publisher is asked for: title, synopsis, tags, credits, rights, the AI label and a field for the filing number. */
import type { PlannedFilm } from '../plan-film.ts';
import { folded } from '../script/speakable.ts';
import { labelOf } from '../shots/overlays.ts';
import type { Sources } from '../sources.ts';

/** Longest synopsis, in characters. */
const SYNOPSIS = 120;

/** The story's own beginning, up to the end of a sentence. */
function synopsisOf({ reading }: Sources): string {
  const told = reading.units
    .filter(({ kind }) => kind !== 'heading' && kind !== 'note')
    .map(({ text }) => text);
  const text = folded(told.join(reading.language === 'zh' ? '' : ' '));
  if (text.length <= SYNOPSIS) return text;
  const head = text.slice(0, SYNOPSIS);
  const end = Math.max(
    head.lastIndexOf('。'),
    head.lastIndexOf('！'),
    head.lastIndexOf('. '),
    head.lastIndexOf('? '),
  );
  return end > SYNOPSIS / 3 ? head.slice(0, end + 1) : `${head.trimEnd()}…`;
}

const worlds = {
  zh: {
    'chinese-old': '古风',
    'chinese-modern': '都市',
    'western-old': '西方古典',
    'western-modern': '现代',
    fairytale: '童话',
  },
  en: {
    'chinese-old': 'old China',
    'chinese-modern': 'modern China',
    'western-old': 'period',
    'western-modern': 'modern',
    fairytale: 'fairy tale',
  },
} as const;

const words = {
  zh: {
    animation: '剪纸动画',
    story: '原作',
    made: '制作',
    voices: '配音为本机合成的占位声音（eSpeak NG，GPL-3.0-or-later 引擎，输出不受其约束）',
    music: '音乐与音效由本机合成，可自由使用',
    fonts: '字体：思源黑体、站酷小薇体、Nunito（SIL OFL 1.1）',
    story_rights: '故事文本的权利属于其作者',
  },
  en: {
    animation: 'paper-cut animation',
    story: 'Story',
    made: 'Made with',
    voices: 'Voices are synthesised stand-ins (eSpeak NG; the engine is GPL-3.0-or-later, its output is not)',
    music: 'Music and effects are synthesised here and free to use',
    fonts: 'Fonts: Noto Sans SC, ZCOOL XiaoWei, Nunito (SIL OFL 1.1)',
    story_rights: 'Rights in the story belong to its author',
  },
} as const;

/** The content of publish.json. */
export function publishContent(film: PlannedFilm, sources: Sources): Record<string, unknown> {
  const { language, cast } = sources.reading;
  const said = words[language];
  const heroes = cast.filter(({ role }) => role === 'protagonist').map(({ name }) => name);
  return {
    title: film.script.title,
    synopsis: synopsisOf(sources),
    tags: [said.animation, worlds[language][sources.pack.world], ...heroes],
    credits: [
      { role: said.story, name: film.script.title },
      { role: said.made, name: 'Ainern2D' },
    ],
    rights: [said.story_rights, said.voices, said.music, said.fonts],
    aiLabel: { text: labelOf(language), generated: true },
    filingNumber: '',
    language,
  };
}
