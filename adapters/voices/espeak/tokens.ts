/** What stands at a place of a text, and how it is said: words, numbers, marks, and what is not said at all. */
import type { Language } from '../../../contracts/shared.ts';
import {
  amountInChinese,
  digitsInChinese,
  integerInChinese,
  moneyInEnglish,
  numberInChinese,
  timeInChinese,
  timeInEnglish,
  yearInEnglish,
} from './numerals.ts';

/** How a clause ends: decides melody and pause. */
export type Ending =
  | 'none'
  | 'enumeration'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'stop'
  | 'question'
  | 'exclamation'
  | 'ellipsis'
  | 'dash';

interface Range {
  readonly start: number;
  readonly end: number;
}

export type Token =
  | (Range & { readonly kind: 'say'; readonly say: string; readonly phonemes: boolean })
  | (Range & { readonly kind: 'mark'; readonly ending: Ending })
  | (Range & { readonly kind: 'blank' });

type Said = string | { readonly phonemes: string } | { readonly ending: Ending } | null;

/** A pattern that must match where the reader stands, and what becomes of it; null is a blank. */
interface Rule {
  readonly pattern: RegExp;
  readonly said: (groups: readonly string[]) => Said;
}

const rule = (pattern: RegExp, said: (groups: readonly string[]) => Said): Rule => ({ pattern, said });
const mark = (pattern: RegExp, ending: Ending): Rule => rule(pattern, () => ({ ending }));

const marks: readonly Rule[] = [
  mark(/(?:…|\.{2,}|。{2,})[…。.]*/uy, 'ellipsis'),
  mark(/[!?！？‼⁉]*[?？⁉][!?！？‼⁉]*[.。…]*/uy, 'question'),
  mark(/[!！‼]+[.。…]*/uy, 'exclamation'),
  mark(/—+|――|-{2,}|–(?=\s)|(?<=\s)-(?=\s)/uy, 'dash'),
  mark(/[。．｡]+|\.(?=["'”’»」』)\]\s]|$)|\n+/uy, 'stop'),
  mark(/[;；]/uy, 'semicolon'),
  mark(/[:：]/uy, 'colon'),
  mark(/[,，]/uy, 'comma'),
  mark(/、/uy, 'enumeration'),
];

const MEASURES = '个只条位本张件天年次里遍回句把块片颗粒棵朵匹头名层间座段首种样辆艘封双对杯碗壶滴步声分小';

const chineseNumbers: readonly Rule[] = [
  rule(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/uy, ([year = '', month = '', day = '']) => {
    return `${digitsInChinese(year)}年${integerInChinese(String(Number(month)))}月${integerInChinese(String(Number(day)))}日`;
  }),
  rule(/(\d{4})(?=年)/uy, ([year = '']) => digitsInChinese(year)),
  rule(/([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)/uy, ([hours = '', minutes = '']) =>
    timeInChinese(hours, minutes),
  ),
  rule(/([\d.,]*\d)[%％]/uy, ([amount = '']) => `百分之${numberInChinese(amount)}`),
  rule(
    /(\d+)\/(\d+)/uy,
    ([part = '', whole = '']) => `${integerInChinese(whole)}分之${integerInChinese(part)}`,
  ),
  rule(/[¥￥](\d[\d,]*(?:\.\d+)?)/uy, ([amount = '']) => `${numberInChinese(amount)}元`),
  rule(/\$(\d[\d,]*(?:\.\d+)?)/uy, ([amount = '']) => `${numberInChinese(amount)}美元`),
  rule(/(?<![\d\p{L}])[-−](?=\d+(?:\.\d+)?\s*[℃°])/uy, () => '零下'),
  rule(/(?<![\d\p{L}])[-−](?=\d)/uy, () => '负'),
  rule(/(?<=\d)[-~～–](?=\d)/uy, () => '到'),
  rule(/(1\d{10}|0\d+|\d{5,}(?=号))(?![\d.])/uy, ([digits = '']) => digitsInChinese(digits)),
  rule(new RegExp(`(?<![\\d.])(2)(?=[${MEASURES}])(?!年级)`, 'uy'), ([amount = '']) =>
    amountInChinese(amount),
  ),
  rule(/(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/uy, ([amount = '']) => numberInChinese(amount)),
  rule(/(?<=\d)\s*(?:℃|°C)/uy, () => '摄氏度'),
  rule(/(?<=\d)°/uy, () => '度'),
  rule(/&/uy, () => '和'),
  rule(/(?<=\d)\s*[+＋]\s*(?=\d)/uy, () => '加'),
];

const titles: Readonly<Record<string, string>> = {
  Mr: 'mister', Mrs: 'missis', Ms: 'miz', Dr: 'doctor', St: 'saint', Prof: 'professor', Capt: 'captain', Col: 'colonel',
  Gen: 'general', Lt: 'lieutenant', Sgt: 'sergeant', Rev: 'reverend', Jr: 'junior', Sr: 'senior', vs: 'versus', etc: 'et cetera',
}; // prettier-ignore

/** Sounds that are no words: the engine would spell them out. */
const sounds: readonly (readonly [string, string])[] = [
  ['h+m+', "h'@m"],
  ['m{2,}h*', "m'm"],
  ['s+h{2,}', "S'S"],
  ['ps+t+', "ps't"],
  ['b+r{2,}', "b'3:r"],
  ['a+r+g+h+', "'A:g"],
  ['t+s+k+', "t'Isk"],
  ['g+r{2,}', "gr'3:r"],
  ['z{3,}', "z'@z"],
];

const afterNoLetter = (source: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${source})`, 'uy');

const englishNumbers: readonly Rule[] = [
  rule(
    afterNoLetter(`(${Object.keys(titles).join('|')})\\.(?=\\s*[A-Z\\d]|\\s|$)`),
    ([title = '']) => titles[title] ?? title,
  ),
  rule(afterNoLetter('No\\.(?=\\s*\\d)'), () => 'number'),
  rule(/(?<![\p{L}])([A-Z])\.(?=\s*[A-Z])/uy, ([initial = '']) => initial),
  rule(/([01]?\d|2[0-4]):([0-5]\d)(?!\d)/uy, ([hours = '', minutes = '']) => timeInEnglish(hours, minutes)),
  rule(/\$(\d[\d,]*(?:\.\d+)?)/uy, ([amount = '']) => moneyInEnglish(amount, 'dollar')),
  rule(/£(\d[\d,]*(?:\.\d+)?)/uy, ([amount = '']) => moneyInEnglish(amount, 'pound')),
  rule(/(?<![\d,.])(1[1-9]\d\d|20\d\d)(?!\d|[,.]\d|%)/uy, ([year = '']) => yearInEnglish(year)),
  rule(/(?<=\d)\s*[%％]/uy, () => ' percent'),
  rule(/(?<=\d)\s*(?:℃|°C|°)/uy, () => ' degrees'),
  rule(/(?<![\d\p{L}])[-−](?=\d)/uy, () => 'minus '),
  rule(/(?<=\d)[-~–](?=\d)/uy, () => ' to '),
  rule(/(\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?)/uy, ([digits = '']) => digits.replaceAll(',', '')),
  rule(/&/uy, () => ' and '),
];

const words: readonly Rule[] = [
  ...sounds.map(([letters, phonemes]) =>
    rule(new RegExp(`(?<!\\p{L})${letters}(?!\\p{L})`, 'iuy'), () => ({ phonemes })),
  ),
  rule(/(\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’]\p{Script=Latin}+)*)/uy, ([word = '']) =>
    word.replaceAll('’', "'"),
  ),
  // Rarer characters are unknown to the engine, which would read out their code point.
  rule(/([\u4e00-\u9fff])/uy, ([character = '']) => character),
];

/** Stage directions inside a line, such as （笑）: seen, not spoken. */
const asides: readonly Rule[] = [
  rule(/[（(【[]\p{Script=Han}{1,4}[）)】\]]/uy, () => null),
  rule(/\((?:laughs|laughing|sighs|sighing|crying|whispers|pause|beat|smiles|nods)\)/uy, () => null),
];

const inChinese: readonly Rule[] = [...asides, ...chineseNumbers, ...marks, ...words];
const inEnglish: readonly Rule[] = [...asides, ...englishNumbers, ...marks, ...words];

function tokenOf(said: Said, start: number, end: number): Token {
  if (said === null) return { kind: 'blank', start, end };
  if (typeof said === 'string') return { kind: 'say', say: said, phonemes: false, start, end };
  if ('phonemes' in said) return { kind: 'say', say: said.phonemes, phonemes: true, start, end };
  return { kind: 'mark', ending: said.ending, start, end };
}

/** The token at `at`; what no rule knows (quotes, brackets, emoji, blanks) is one blank character. */
export function scan(text: string, at: number, language: Language): Token {
  for (const { pattern, said } of language === 'zh' ? inChinese : inEnglish) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null && match[0].length > 0) return tokenOf(said(match.slice(1)), at, at + match[0].length);
  }
  const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return { kind: 'blank', start: at, end: at + width };
}
