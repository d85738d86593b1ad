/** Light or dark: as the system has it until somebody chooses. */
export type Theme = 'light' | 'dark';

const KEPT_AS = 'ainern2d.theme';

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export const chosenTheme = (): Theme => {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'light' || kept === 'dark' ? kept : systemTheme();
};

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  localStorage.setItem(KEPT_AS, theme);
  showTheme(theme);
}
