/** Where Chinese text may mean somebody, before anything around it is read: pronouns, looks, nouns, and 一个…的人. */
import type { NounFacts } from '../who/figure.ts';
import { findDescriptions } from './descriptions.ts';
import { personNoun, personNounAtEnd, type PersonNoun } from './nouns.ts';
import { PLACE_WORDS } from './place-words.ts';
import { PROP_WORDS } from './prop-words.ts';
import { type Token } from './tokens.ts';

/** A phrase before its surroundings are read. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly sort: 'name' | 'looks' | 'pronoun' | 'noun';
  readonly figure: number | null;
  readonly noun: PersonNoun | null;
  readonly modifiers: readonly string[];
}

const PRONOUNS =
  /他们|她们|它们|我们|咱们|你们|俺们|(?<![其吉排利])他(?![人乡日杀])|她|它|(?<![木])伊(?![始拉斯尔])|(?<![自忘])我(?![国军])|俺|咱|你|您|(?<![A-Za-z])(?:[Hh]e|[Ss]he)(?![A-Za-z])/g;

/** Pronouns, in the order of the text. */
export const pronounHits = (text: string): Hit[] =>
  [...text.matchAll(PRONOUNS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    head: match[0].toLowerCase(),
    sort: 'pronoun',
    figure: null,
    noun: null,
    modifiers: [],
  }));

const lookFacts = (noun: string): NounFacts => {
  const facts = personNoun(noun)?.facts;
  return {
    gender: facts?.gender ?? 'unknown',
    age: facts?.age ?? 'adult',
    species: 'human',
    relation: null,
    generic: false,
  };
};

/** Described people, and their looks alone where they stand as subjects afterwards. */
export function lookHits(text: string): Hit[] {
  const found = findDescriptions(text);
  const described = found.map((one) => ({
    ...one,
    looks:
      found
        .map((other) => other.looks)
        .filter((looks) => one.looks.endsWith(looks))
        .sort((a, b) => a.length - b.length)[0] ?? one.looks,
  }));
  const hits: Hit[] = described.map(({ start, end, looks, noun, isNew }) => ({
    start,
    end,
    head: looks,
    sort: 'looks',
    figure: null,
    modifiers: isNew ? ['一个'] : [],
    noun: { facts: lookFacts(noun), head: looks, many: false },
  }));
  const looks = new Map(described.map((found) => [found.looks, found.noun]));
  for (const [look, noun] of looks) {
    const alone = new RegExp(
      `(?<=^|[，。！？；：“”\\n、])(?:那|这)?${look}(?=便|也|却|又|说|道|笑|点|摇|走|忽|一面|恍然|就|才|没|不|连|慢|站|坐|回|抬|问|答)`,
      'g',
    );
    for (const match of text.matchAll(alone)) {
      hits.push({
        start: match.index,
        end: match.index + match[0].length,
        head: look,
        sort: 'looks',
        figure: null,
        modifiers: [],
        noun: { facts: lookFacts(noun), head: look, many: false },
      });
    }
  }
  return hits;
}

/** 有的叫道, 有人说: somebody of those around. */
const SOMEBODY =
  /(?<=^|[，。！？；：“”\n])(?:有的人?|有人|又有人|另一个|一个|其中一个|别人|旁人)(?=[^，。！？；“”的个]{0,6}(?:说|道|问|喊|叫|嚷|笑|答))/g;

/** People who are only counted or described: 一个穿蓝布衫的人. */
export function somebodyHits(text: string): Hit[] {
  const facts: NounFacts = {
    gender: 'unknown',
    age: 'adult',
    species: 'human',
    relation: null,
    generic: false,
  };
  return [...text.matchAll(SOMEBODY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    head: '众人',
    sort: 'looks',
    figure: null,
    modifiers: [],
    noun: { facts, head: '众人', many: true },
  }));
}

/** Single characters that mean somebody only as words of their own. */
const LONE = /^[爹娘爸妈哥姐弟妹爷鬼贼]$/;

/** Craftsmen and the like: the word before says which. */
const CRAFT = /^[匠夫工户贩]$/;

/** Whether a noun only describes the place or thing right after it: 巡警分驻所. */
function isCompound(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    token !== undefined &&
    next?.start === token.end &&
    next.word.length >= 2 &&
    (PLACE_WORDS.has(next.word) || PROP_WORDS.has(next.word)) &&
    !/[里上中下]$/.test(next.word) &&
    token.word.length >= 2
  );
}

function nounAt(tokens: readonly Token[], at: number): Hit | null {
  const token = tokens[at];
  if (!token) return null;
  const before = tokens[at - 1];
  if (CRAFT.test(token.word) && before && /^n/.test(before.tag) && before.end === token.start) {
    const facts: NounFacts = {
      gender: 'male',
      age: 'adult',
      species: 'human',
      relation: null,
      generic: false,
    };
    return {
      start: before.start,
      end: token.end,
      head: before.word + token.word,
      sort: 'noun',
      figure: null,
      modifiers: [],
      noun: { facts, head: before.word + token.word, many: false },
    };
  }
  if (token.word === '人' && !/[那这个位两二三四五六]$/.test(before?.word ?? '')) return null;
  if (/^v/.test(token.tag) || isCompound(tokens, at)) return null;
  const noun =
    personNoun(token.word) ??
    (token.word.length > 2 && /^n/.test(token.tag) ? personNounAtEnd(token.word) : null);
  if (
    !noun ||
    (token.word.length === 1 &&
      !LONE.test(token.word) &&
      token.word !== '人' &&
      noun.facts.species === 'human')
  )
    return null;
  return withAdjective(tokens, at, noun);
}

/** Takes 老, 小, 大 and other one-word descriptions before a noun into it: 老/女人. */
function withAdjective(tokens: readonly Token[], at: number, noun: PersonNoun): Hit | null {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token) return null;
  const own = token.word.endsWith(noun.head) ? token.word.slice(0, -noun.head.length) : '';
  const base = { end: token.end, sort: 'noun' as const, figure: null, head: noun.head };
  if (
    before?.end !== token.start ||
    !/^(?:老|小|大|胖|瘦|高|矮|穷|疯|瞎|哑|傻|年轻|年老|白发|中年|盲|[一二三四五六七八九十])$/.test(
      before.word,
    )
  )
    return { ...base, start: token.start, noun, modifiers: own === '' ? [] : [own] };
  const joined = personNoun(before.word + token.word);
  const facts =
    before.word === '老' && noun.facts.species === 'human' && noun.facts.relation === null
      ? { ...noun.facts, age: 'old' as const }
      : noun.facts;
  return {
    ...base,
    start: before.start,
    noun: joined ?? { ...noun, facts },
    head: joined?.head ?? noun.head,
    modifiers: [before.word, ...(own === '' ? [] : [own])],
  };
}

/** Whether two neighbouring nouns are one: 驼背五少爷, 邻居孩子. */
const areOne = (a: Hit | undefined, b: Hit): a is Hit =>
  a?.end === b.start &&
  a.noun?.many === false &&
  b.noun?.facts.species === 'human' &&
  (a.noun.facts.relation === null || a.noun.facts.relation === 'neighbour');

/** Nouns of the text; a noun right before another describes it. */
export function nounHits(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  tokens.forEach((_, at) => {
    const hit = nounAt(tokens, at);
    const last = hits.at(-1);
    if (!hit || (last && hit.start < last.end && hit.end <= last.end)) return;
    if (!areOne(last, hit)) hits.push(hit);
    else hits[hits.length - 1] = { ...hit, start: last.start, modifiers: [last.head, ...hit.modifiers] };
  });
  return hits;
}

/** Hits in order; of two that overlap, names win, then looks, then the longer. */
export function inOrder(hits: readonly Hit[], length: number): Hit[] {
  const rank = { name: 0, looks: 1, noun: 2, pronoun: 3 } as const;
  const taken = new Uint8Array(length + 1);
  const kept: Hit[] = [];
  for (const hit of hits.toSorted(
    (a, b) => rank[a.sort] - rank[b.sort] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )) {
    if (taken.subarray(hit.start, hit.end).includes(1)) continue;
    taken.fill(1, hit.start, hit.end);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
