/** Traditional characters as simplified ones, one for one, so that every index stays where it is. */
import { Converter } from 'opencc-js/t2cn';

/** Frequent characters that only traditional text has. */
const TRADITIONAL_ONLY = /[們這來說個時對沒為後過裡話開關門點頭車見長東無與從還樣請聽讓發現書學]/;

type Convert = (text: string) => string;

let convert: Convert | null = null;

/** The simplified form of one character, or itself where the form has another length. 著 is nearly always the particle. */
function simplifiedForm(char: string): string {
  if (char === '著') return '着';
  // The package's own type is behind an import that modules cannot follow.
  convert ??= Converter({ from: 'tw', to: 'cn' }) as Convert;
  const simple = convert(char);
  return simple.length === char.length ? simple : char;
}

/** Copies text into simplified characters without moving any index; text that is not traditional is returned as it is. */
export function simplify(text: string): string {
  if (!TRADITIONAL_ONLY.test(text)) return text;
  const forms = new Map<string, string>();
  for (const char of new Set(text)) if (char > '\u2e7f') forms.set(char, simplifiedForm(char));
  return Array.from(text, (char) => forms.get(char) ?? char).join('');
}
