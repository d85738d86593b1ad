import { expect, test } from '@jest/globals';
import {
  integerInChinese,
  moneyInEnglish,
  numberInChinese,
  timeInChinese,
  timeInEnglish,
  yearInEnglish,
} from './numerals.ts';

test.each([
  ['0', '零'],
  ['10', '十'],
  ['12', '十二'],
  ['110', '一百一十'],
  ['1001', '一千零一'],
  ['10086', '一万零八十六'],
  ['20300', '二万零三百'],
  ['100000000', '一亿'],
  ['1203004005', '十二亿零三百万四千零五'],
  ['007', '零零七'],
])('%s is said %s', (digits, said) => {
  expect(integerInChinese(digits)).toBe(said);
});

test.each([
  ['3.14', '三点一四'],
  ['1,234.50', '一千二百三十四点五零'],
])('%s is said %s', (written, said) => {
  expect(numberInChinese(written)).toBe(said);
});

test.each([
  ['10', '05', '十点零五分', '10 oh 5'],
  ['2', '30', '两点三十分', '2 30'],
  ['07', '00', '七点', "7 o'clock"],
])('%s:%s is said %s, and %s', (hours, minutes, chinese, english) => {
  expect(timeInChinese(hours, minutes)).toBe(chinese);
  expect(timeInEnglish(hours, minutes)).toBe(english);
});

test.each([
  ['1984', '19 84'],
  ['1900', '19 hundred'],
  ['1906', '19 oh 6'],
  ['2005', '2005'],
  ['2026', '20 26'],
])('the year %s is said %s', (year, said) => {
  expect(yearInEnglish(year)).toBe(said);
});

test.each([
  ['5.20', 'dollar', '5 dollars and 20 cents'],
  ['1', 'pound', '1 pound'],
  ['1,000.05', 'pound', '1000 pounds and 5 pence'],
])('%s %s is said %s', (written, unit, said) => {
  expect(moneyInEnglish(written, unit)).toBe(said);
});
