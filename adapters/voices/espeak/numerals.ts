/** Numbers as they are said. Digits come in as written, without separators. */

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Each digit by its name: years, telephone numbers, decimals. */
export const digitsInChinese = (digits: string): string =>
  Array.from(digits, (digit) => DIGITS.charAt(Number(digit))).join('');

/** 1–9999; a gap inside is said once as 零. */
function groupInChinese(group: string): string {
  let said = '';
  let gap = false;
  Array.from(group).forEach((digit, i) => {
    if (digit === '0') gap = said !== '';
    else {
      said += (gap ? '零' : '') + DIGITS.charAt(Number(digit)) + (PLACES[group.length - 1 - i] ?? '');
      gap = false;
    }
  });
  return said;
}

/** Groups of four digits from the left, the first one shorter. */
function groupsOf(digits: string): string[] {
  const first = digits.length % 4;
  const rest = digits.slice(first).match(/.{4}/g) ?? [];
  return first === 0 ? rest : [digits.slice(0, first), ...rest];
}

/** A whole number; what is too long to have a name is said digit by digit. */
export function integerInChinese(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > 16 || (digits.length > 1 && digits.startsWith('0'))) return digitsInChinese(digits);
  if (plain === '0') return '零';
  const groups = groupsOf(plain);
  const said = groups.map((group, i) => {
    const words = groupInChinese(group);
    if (words === '') return '';
    const lead = i > 0 && group.startsWith('0') ? '零' : '';
    return lead + words + (GROUPS[groups.length - 1 - i] ?? '');
  });
  return said.join('').replace(/^一十/, '十');
}

/** `3.14` → 三点一四. */
export function numberInChinese(written: string): string {
  const [whole = '0', part] = written.replaceAll(',', '').split('.');
  return integerInChinese(whole) + (part === undefined ? '' : `点${digitsInChinese(part)}`);
}

/** An amount before a measure word: 2 is 两. */
export const amountInChinese = (written: string): string =>
  written === '2' ? '两' : numberInChinese(written);

/** `10:05` → 十点零五分, `10:00` → 十点. */
export function timeInChinese(hours: string, minutes: string): string {
  const hour = `${amountInChinese(String(Number(hours)))}点`;
  if (minutes === '00') return hour;
  return `${hour}${minutes.startsWith('0') ? '零' : ''}${integerInChinese(String(Number(minutes)))}分`;
}

/** `10:05` → `10 oh 5`, `10:00` → `10 o'clock`. */
export function timeInEnglish(hours: string, minutes: string): string {
  const hour = String(Number(hours));
  if (minutes === '00') return `${hour} o'clock`;
  return minutes.startsWith('0') ? `${hour} oh ${String(Number(minutes))}` : `${hour} ${minutes}`;
}

/** A year as two pairs: 1984 → `19 84`, 1900 → `19 hundred`, 1906 → `19 oh 6`, 2005 → `2005`. */
export function yearInEnglish(year: string): string {
  const century = year.slice(0, 2);
  const rest = year.slice(2);
  if (century === '20' && rest.startsWith('0')) return year;
  if (rest === '00') return century.endsWith('0') ? year : `${century} hundred`;
  return rest.startsWith('0') ? `${century} oh ${rest.slice(1)}` : `${century} ${rest}`;
}

/** `5.20` → `5 dollars and 20 cents`; `unit` is the singular. */
export function moneyInEnglish(written: string, unit: string): string {
  const [whole = '0', part] = written.replaceAll(',', '').split('.');
  const amount = `${whole} ${unit}${whole === '1' ? '' : 's'}`;
  if (part === undefined || Number(part) === 0) return amount;
  return `${amount} and ${String(Number(part.padEnd(2, '0')))} ${unit === 'pound' ? 'pence' : 'cents'}`;
}
