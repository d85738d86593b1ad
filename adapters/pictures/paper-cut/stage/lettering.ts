/** Letters: registered fonts only, so that every machine sets the same text in the same pixels. */
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Language } from '../../../../contracts/shared.ts';

const resolve = createRequire(import.meta.url).resolve;

const FACES = {
  'AinernSans SC': '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  'AinernSans Latin': '@expo-google-fonts/nunito/700Bold/Nunito_700Bold.ttf',
  AinernTitle: '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
} as const;

let registered = false;

/** Registers the fonts once for the process. */
function registerFonts(): void {
  if (registered) return;
  for (const [name, path] of Object.entries(FACES)) GlobalFonts.registerFromPath(resolve(path), name);
  registered = true;
}

export type Face = 'text' | 'title';

/** Sets font, language and kerning of a context. Chinese quotation marks take their width from the font that comes first. */
export function setFont(
  g: SKRSContext2D,
  { face, px, language }: { face: Face; px: number; language: Language },
): void {
  registerFonts();
  const text =
    language === 'zh' ? '"AinernSans SC", "AinernSans Latin"' : '"AinernSans Latin", "AinernSans SC"';
  g.font = `${px}px ${face === 'title' ? `AinernTitle, ${text}` : text}`;
  g.lang = language === 'zh' ? 'zh-CN' : 'en';
  g.textBaseline = 'alphabetic';
}

const measure = createCanvas(8, 8).getContext('2d');

/** Width of a text in pixels. */
export function widthOf(text: string, font: { face: Face; px: number; language: Language }): number {
  setFont(measure, font);
  return measure.measureText(text).width;
}

/** Pictographs that no registered font has; they would come from whatever the machine has. */
const PICTOGRAPHS = /[\p{Extended_Pictographic}\u{FE0F}\u{200D}]/gu;

/** Text with only what the registered fonts can set. */
export const settable = (text: string): string =>
  text.replace(PICTOGRAPHS, (sign) => (/[\u00a9\u00ae\u2122\u203c\u2049]/.test(sign) ? sign : ''));
