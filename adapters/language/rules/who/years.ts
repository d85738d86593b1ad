/** Ages in years, as the text states them: (70), a boy of eleven, 今年六十岁. */
import type { Age } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';

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

/** Tens and ones of a Chinese number below a hundred; null for anything else. */
function chineseNumber(word: string): number | null {
  const match = /^([一二两三四五六七八九])?(十|廿)?([一二两三四五六七八九])?$/.exec(
    word.replaceAll('两', '二'),
  );
  if (!match || word === '') return null;
  const digit = (han: string | undefined): number => (han === undefined ? 0 : HAN.indexOf(han));
  if (match[2] === undefined) return match[3] === undefined ? digit(match[1]) : null;
  const tens = match[2] === '廿' ? 20 : match[1] === undefined ? 10 : digit(match[1]) * 10;
  return tens + digit(match[3]);
}

/** Years in Chinese: 十二, 十一二, 七八, 六十; of two neighbouring numbers the first counts. */
function chineseYears(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return chineseNumber(word) ?? chineseNumber(word.slice(0, -1));
}

const ageAt = (years: number): Age =>
  years <= 13 ? 'child' : years < 30 ? 'young' : years < 58 ? 'adult' : 'old';

const YEARS = '([一二两三四五六七八九十廿\\d]{1,4})';

/** Right after whoever is that old: (70), of eleven, was twelve years old, 今年六十岁, 是个十二岁的孩子. */
const AFTER_EN =
  /^\s*(?:\((\d{1,3})\)|,? (?:aged|of) (?:about |only |just |some )?([\w-]+)\b(?! (?:a|the|his|her|their)\b)|,? (?:was|is|who (?:was|is)|had (?:just )?turned|turned|has (?:just )?turned) (?:only |just |about |nearly |almost |barely |already |not yet |a )*([\w-]+)(?: years? (?:old|of age)|[- ]years?[- ]old|(?= when\b|[,.;]))|,? (?:was |is )?in (?:his|her|their) (?:early |late |middle )?(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))/;
const AFTER_ZH = new RegExp(
  `^，?(?:[他她])?(?:那年|那时|当时|那时候)?(?:今年|还|只有|不过|已经|已|才|也|刚刚|刚|满|刚满|快|都|快要|年满|约莫|年约|大约|大概|将近|有)*(?:(?:是|只是|还是)(?:一)?[个位名]?${YEARS}(?:多|来)?岁|${YEARS}(?:多|来)?岁(?!的|[^，。！？]{0,2}(?:起|时|那年))|年近([五六七八九])(?:十|旬)|年过([四五六七八九])(?:十|旬))`,
);

/** Right before whoever is that old: twelve-year-old Mia, 十二岁的小虎. */
const BEFORE_EN = /([\w-]+?)[- ]years?[- ]old(?: \w+)? $/i;
const BEFORE_ZH = new RegExp(`${YEARS}(?:多|来)?岁的?$`);

const DECADES: Readonly<Record<string, number>> = {
  ...{ teens: 15, twenties: 25, thirties: 35, forties: 45, fifties: 55, sixties: 65, seventies: 75 },
  ...{ eighties: 85, nineties: 95 },
};

const ageOf = (years: number | null): Age | null => (years === null || years > 130 ? null : ageAt(years));

function ageAfter(text: string): Age | null {
  const english = AFTER_EN.exec(text);
  if (english) {
    const [, bare, of, was, decade] = english;
    return ageOf(DECADES[decade ?? ''] ?? englishYears(bare ?? of ?? was ?? ''));
  }
  const chinese = AFTER_ZH.exec(text);
  if (!chinese) return null;
  const [, is, has, near, past] = chinese;
  const decade = near ?? past;
  return ageOf(decade === undefined ? chineseYears(is ?? has ?? '') : HAN.indexOf(decade) * 10);
}

function ageBefore(text: string): Age | null {
  const english = BEFORE_EN.exec(text)?.[1];
  if (english !== undefined) return ageOf(englishYears(english));
  const chinese = BEFORE_ZH.exec(text)?.[1];
  return chinese === undefined ? null : ageOf(chineseYears(chinese));
}

/** The age that the words right beside a phrase state; null when they state none. */
export const statedAge = (text: string, { start, end }: Span): Age | null =>
  ageAfter(text.slice(end, end + 48)) ?? ageBefore(text.slice(Math.max(0, start - 40), start));
