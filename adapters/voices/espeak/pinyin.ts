/**
 * Pinyin with tone digits to eSpeak's phoneme names for Mandarin, for input between `[[` and `]]`. The engine's own
 * pinyin voice gives the same phonemes (a test compares), except that it spells out syllables in -iong as English.
 */

/** Longest first, so that `zh` is not taken for `z`. */
const initials: readonly (readonly [string, string])[] = [
  ['zh', 'ts.'], ['ch', 'ts.h'], ['sh', 's.'],
  ['b', 'p'], ['p', 'ph'], ['m', 'm'], ['f', 'f'], ['d', 't'], ['t', 'th'], ['n', 'n'], ['l', 'l'],
  ['g', 'k'], ['k', 'kh'], ['h', 'X'], ['j', 'tS;'], ['q', 'tS;h'], ['x', 'S;'],
  ['r', 'z.'], ['z', 'ts'], ['c', 'tsh'], ['s', 's'],
]; // prettier-ignore

/** Final → what comes before the toned vowel, the vowel, and what comes after. */
const finals: Readonly<Record<string, readonly [string, string, string]>> = {
  a: ['', 'A', ''], o: ['', 'o', ''], e: ['', 'o-', ''], ai: ['', 'ai', ''], ei: ['', 'ei', ''], ao: ['', 'Au', ''], ou: ['', 'ou', ''],
  an: ['', 'a', 'n'], en: ['', '@', 'n'], ang: ['', 'A', 'N'], eng: ['', '@', 'N'], ong: ['', 'ong', ''], er: ['', '@r', ''],
  i: ['', 'i', ''], ia: ['', 'iA', ''], ie: ['', 'iE', ''], iao: ['j', 'Au', ''], iu: ['', 'iou', ''],
  ian: ['', 'iE', 'n'], in: ['', 'i', 'n'], iang: ['', 'iA', 'N'], ing: ['', 'i', 'N'], iong: ['j', 'ong', ''],
  u: ['', 'u', ''], ua: ['w', 'A', ''], uo: ['', 'uo', ''], uai: ['', 'uai', ''], ui: ['', 'uei', ''],
  uan: ['', 'ua', 'n'], un: ['', 'u@', 'n'], uang: ['w', 'A', 'N'],
  ü: ['', 'y', ''], üe: ['', 'yE', ''], üan: ['', 'y&', 'n'], ün: ['', 'y@', 'n'],
  yi: ['j', 'i', ''], ya: ['j', 'iA', ''], yo: ['j', 'io', ''], ye: ['j', 'iE', ''], yao: ['j', 'Au', ''], you: ['j', 'iou', ''],
  yan: ['j', 'iE', 'n'], yin: ['j', 'i', 'n'], yang: ['j', 'iA', 'N'], ying: ['j', 'i', 'N'], yong: ['j', 'ong', ''],
  yu: ['j', 'y', ''], yue: ['j', 'yE', ''], yuan: ['j', 'y&', 'n'], yun: ['j', 'y@', 'n'],
  wu: ['w', 'u', ''], wa: ['w', 'A', ''], wo: ['w', 'o', ''], wai: ['w', 'ai', ''], wei: ['w', 'ei', ''],
  wan: ['w', 'A', 'n'], wen: ['w', 'u@', 'n'], wang: ['w', 'A', 'N'], weng: ['w', 'u@', 'N'],
}; // prettier-ignore

/** Pinyin tone → the engine's: 1 high, 2 rising, 3 dipping, 4 falling, 5 light. */
const tones: Readonly<Record<string, string>> = { 1: '55', 2: '35', 3: '214', 4: '51', 5: '11' };

/** Spellings that hide the vowel: ü after j, q, x, and the buzzing i after sibilants. */
function spelledOut(initial: string, final: string): string {
  if (/^[jqx]$/.test(initial) && final.startsWith('u')) return `ü${final.slice(1)}`;
  return final.replace('v', 'ü').replace('u:', 'ü');
}

function vowelOf(initial: string, vowel: string): string {
  if (vowel === 'i' && /^(zh|ch|sh|r)$/.test(initial)) return 'i.';
  if (vowel === 'i' && /^[zcs]$/.test(initial)) return 'i[';
  return vowel === 'o-' && /^[dtnl]$/.test(initial) ? '@' : vowel;
}

/** One syllable such as `hang2`, `lv3` or `nü3`; null when it is none. The light tone carries no stress. */
export function syllableMnemonics(pinyin: string): string | null {
  const match = /^([a-zü:]+)([1-5])$/.exec(pinyin.toLowerCase());
  const [, letters = '', tone = ''] = match ?? [];
  const [initial, sound] = initials.find(([name]) => letters.startsWith(name)) ?? ['', ''];
  const final = finals[spelledOut(initial, letters.slice(initial.length))];
  if (match === null || final === undefined) return null;
  const [before, vowel, after] = final;
  const isBuzz = vowel === 'i' && after === '';
  return `${sound}${before}${tone === '5' ? '' : "'"}${isBuzz || vowel === 'o-' ? vowelOf(initial, vowel) : vowel}${tones[tone] ?? ''}${after}`;
}

/** Syllables of a pronunciation given in pinyin, or null when it is not all pinyin. */
export function pinyinMnemonics(pronunciation: string): string[] | null {
  const syllables = pronunciation.match(/[a-zü:]+[1-5]/giu) ?? [];
  if (syllables.join('') !== pronunciation.replace(/[\s'’-]/gu, '')) return null;
  const mnemonics = syllables.map(syllableMnemonics);
  return mnemonics.every((syllable) => syllable !== null) && mnemonics.length > 0 ? mnemonics : null;
}
