/** The language of the studio itself; that of a story is another matter. */
export const LANGUAGES = ['zh', 'en'] as const;
export type StudioLanguage = (typeof LANGUAGES)[number];

const KEPT_AS = 'ainern2d.language';

const isLanguage = (text: string | null): text is StudioLanguage => LANGUAGES.some((each) => each === text);

/** What was chosen here before, else what the browser prefers. */
export function chosenLanguage(): StudioLanguage {
  const kept = localStorage.getItem(KEPT_AS);
  if (isLanguage(kept)) return kept;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export const keepLanguage = (language: StudioLanguage): void => localStorage.setItem(KEPT_AS, language);
