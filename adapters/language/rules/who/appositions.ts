/** Two phrases side by side that mean one: “her grandfather, Amos,”, “his daughter Madge”, 灯笼匠陈伯, “Amos, an old man,”. */
import type { Language } from '../../../../contracts/shared.ts';
import type { Phrase } from './figure.ts';

const BETWEEN: Readonly<Record<Language, RegExp>> = {
  en: /^(?:(?: \(\d{1,3}\))?,? |,? (?:whose name (?:was|is)|named|called) )$/,
  zh: /^(?:名叫|叫做|——)?$/,
};

const CLOSED: Readonly<Record<Language, RegExp>> = {
  en: /^(?:[,.;:!?—–)]|["”’']| (?:and|who|of|with|in|from|whose)\b| \(|$)/,
  zh: /^/,
};

const isNoun = (phrase: Phrase): boolean =>
  phrase.facts !== null && !phrase.many && phrase.form !== 'pronoun' && phrase.form !== 'self';

/** Whether the words around allow it: side by side, or between commas. “said the man, Amos” does not close. */
function areSideBySide(text: string, language: Language, pair: readonly [Phrase, Phrase]): boolean {
  const [a, b] = pair;
  const between = text.slice(a.end, b.start);
  if (a.quoted || b.quoted || b.start < a.end || !BETWEEN[language].test(between)) return false;
  return !between.includes(',') || CLOSED[language].test(text.slice(b.end, b.end + 5));
}

function pairOf(text: string, language: Language, pair: readonly [Phrase, Phrase]): boolean {
  const [a, b] = pair;
  if (!areSideBySide(text, language, pair)) return false;
  if (isNoun(a) && b.form === 'name')
    return language === 'en' || a.form !== 'owned' || text.slice(a.end, b.start) === '';
  if (
    language === 'en' &&
    a.form === 'name' &&
    isNoun(b) &&
    b.form === 'known' &&
    text.slice(a.end, b.start) === ' '
  )
    return true;
  return (
    language === 'en' &&
    a.form === 'name' &&
    isNoun(b) &&
    /^(?: \(\d{1,3}\))?, $/.test(text.slice(a.end, b.start)) &&
    b.form !== 'bare'
  );
}

/** For each phrase that stands in apposition to a name, the index of that name's phrase. */
export function findAppositions(
  text: string,
  language: Language,
  phrases: readonly Phrase[],
): Map<number, number> {
  const found = new Map<number, number>();
  phrases.forEach((phrase, index) => {
    const next = phrases[index + 1];
    if (!next || !pairOf(text, language, [phrase, next])) return;
    if (phrase.form === 'name') found.set(index + 1, index);
    else found.set(index, index + 1);
  });
  return found;
}
