/** Ages in years, as the text states them: (70), a boy of eleven, 今年六十岁. */
import type { Age } from '../../../../contracts/reading.ts';

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const HAN = '零一二三四五六七八九';

function englishYears(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const [tens = '', ones = 'zero'] = word.toLowerCase().split('-');
  const small = ENGLISH.indexOf(tens);
  if (small >= 0) return small;
  const ten = TENS.indexOf(tens);
  return ten < 0 ? null : (ten + 2) * 10 + Math.max(0, ENGLISH.indexOf(ones));
}

function chineseYears(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const match = /^([一二三四五六七八九])?(十|廿)?([一二三四五六七八九])?$/.exec(word);
  if (!match || word === '') return null;
  const tens =
    match[2] === undefined
      ? 0
      : match[2] === '廿'
        ? 20
        : match[1] === undefined
          ? 10
          : HAN.indexOf(match[1]) * 10;
  const ones =
    match[3] !== undefined
      ? HAN.indexOf(match[3])
      : match[2] === undefined && match[1] !== undefined
        ? HAN.indexOf(match[1])
        : 0;
  return tens + ones;
}

const ageAt = (years: number): Age =>
  years <= 13 ? 'child' : years < 30 ? 'young' : years < 58 ? 'adult' : 'old';

const STATED_AGE =
  /^\s*(?:\((\d{1,3})\)|,? (?:aged|of) ([\w-]+)\b(?! (?:a|the|his|her|their)\b)|,? (?:was|is|who was) (?:only |just )?([\w-]+)(?: years old|(?= when\b|[,.;]))|，?(?:他|她)?(?:今年|已经|才|刚|快|约莫|年约)?([一二三四五六七八九十廿\d]{1,4})(?:多)?岁)/;

/** The age that the words right after a phrase state; null when they state none. */
export function statedAge(text: string, end: number): Age | null {
  const match = STATED_AGE.exec(text.slice(end, end + 40));
  if (!match) return null;
  const years =
    match[4] === undefined ? englishYears(match[1] ?? match[2] ?? match[3] ?? '') : chineseYears(match[4]);
  return years === null || years > 130 ? null : ageAt(years);
}
