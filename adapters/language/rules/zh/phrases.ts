/** Chinese phrases that mean somebody, in the order of the text: names, looks, pronouns, and nouns with what stands before them. */
import type { Gender } from '../../../../contracts/reading.ts';
import type { Form, NounFacts, Phrase } from '../who/figure.ts';
import { findDescriptions } from './descriptions.ts';
import { CLAUSE_END, isGoverned } from './function-words.ts';
import type { NameHit } from './name-index.ts';
import { personNoun, personNounAtEnd, type PersonNoun } from './nouns.ts';
import { PLACE_WORDS } from './place-words.ts';
import { PROP_WORDS } from './prop-words.ts';
import { tokenAt, type Token } from './tokens.ts';

export interface PhraseGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quoted: (at: number) => boolean;
  readonly names: readonly NameHit[];
}

/** A phrase before its surroundings are read. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly sort: 'name' | 'looks' | 'pronoun' | 'noun';
  readonly figure: number | null;
  readonly noun: PersonNoun | null;
  readonly modifiers: readonly string[];
}

const PRONOUNS =
  /他们|她们|它们|我们|咱们|你们|俺们|(?<![其吉排利])他(?![人乡日杀])|她|它|(?<![木])伊(?![始拉斯尔])|(?<![自忘])我(?![国军])|俺|咱|你|您/g;

const genderOfPronoun = (word: string): Gender =>
  /^[她伊]/.test(word) ? 'female' : word.startsWith('他') ? 'male' : 'unknown';

const pronounHits = (text: string): Hit[] =>
  [...text.matchAll(PRONOUNS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    head: match[0],
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
function lookHits(text: string): Hit[] {
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

function somebodyHits(text: string): Hit[] {
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
function nounHits(tokens: readonly Token[]): Hit[] {
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

/** 他的女人 is his wife. */
const spouse = (hit: Hit): NounFacts | null =>
  hit.noun && /^(?:女人|男人|老婆子)$/.test(hit.noun.head)
    ? { ...hit.noun.facts, relation: 'spouse', generic: false }
    : (hit.noun?.facts ?? null);

/** Hits in order; of two that overlap, names win, then looks, then the longer. */
function inOrder(hits: readonly Hit[], length: number): Hit[] {
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

const NEW_BEFORE =
  /(?:一|有|某|来了|走来|过来|进来|出来|遇见|碰见|看见)(?:个|位|名|只|条|匹|头)(?:[\u4e00-\u9fff]{1,6}的)?$/;
const MANY_BEFORE =
  /(?:(?:几|两|三|四|五|六|七|八|九|十|数)(?:个|位|名|只|条|匹|头)|许多|好些|一群|一伙|一帮|一队|成群的|众|各)(?:[\u4e00-\u9fff]{1,4}的)?$/;
const KNOWN_BEFORE = /(?:那|这|该)(?:个|位|名|只|条|匹|头)?(?:[\u4e00-\u9fff]{1,6}的)?$/;
const PREDICATE_BEFORE =
  /(?:是|像|成|当|作|做|似|如|好比|变成|变了|变作|仿佛|成为|当作|不如|比|算是|真是|叫作|叫做)(?:了|着|一个|个|一位|一只|一条|一名)?$/;
const EVERY_BEFORE = /(?:每|任何|没有|什么|哪|谁家|别的|所有)(?:个|位|一个|只)?$/;

/** Reads what stands around the hits. */
class Surroundings {
  readonly ground: PhraseGround;

  constructor(ground: PhraseGround) {
    this.ground = ground;
  }

  before(at: number, length = 10): string {
    return this.ground.text.slice(Math.max(0, at - length), at).replace(/^.*[，。！？；：“”\n]/s, '');
  }

  /** Whether a phrase can be a subject: no coverb before it, no 的 after it, and a predicate or a comma follows. */
  isSubject(start: number, end: number): boolean {
    const { text, tokens } = this.ground;
    if (isGoverned(this.before(start, 6)) || /^(?:的|们的|家的?)/.test(text.slice(end, end + 2)))
      return false;
    const next = text.charAt(end);
    if (CLAUSE_END.test(next)) return /[，：]/.test(next) && this.before(start, 6) === '';
    return tokens[tokenAt(tokens, end)]?.start === end;
  }

  formOf(hit: Hit, owner: number | null): Form | null {
    const before = this.before(hit.start);
    if (EVERY_BEFORE.test(before)) return null;
    if (owner !== null) return 'owned';
    if (hit.modifiers.includes('一个') || NEW_BEFORE.test(before)) return 'new';
    return KNOWN_BEFORE.test(before) || /^[那这]/.test(hit.head) ? 'known' : 'bare';
  }

  isMany(hit: Hit): boolean {
    if (hit.noun?.head === '人' && this.countOf(hit) !== null) return true;
    return (
      hit.noun?.many === true ||
      (hit.sort === 'noun' &&
        MANY_BEFORE.test(this.before(hit.start)) &&
        !/[一那这](?:个|位|只|名)$/.test(this.before(hit.start)))
    );
  }

  /** The number before a noun: 两人, 三个人. */
  countOf(hit: Hit): number | null {
    const word = /([两二三四五六])(?:个|位|名)?$/.exec(this.before(hit.start))?.[1];
    return word === undefined ? null : '两三四五六'.indexOf(word === '二' ? '两' : word) + 2;
  }

  /** Whether a single-character noun, or an animal nobody pointed at, really means somebody here. */
  isMeant(hit: Hit, owner: number | null): boolean {
    if (hit.noun === null || hit.end - hit.start > 1) return true;
    const { text } = this.ground;
    const before = this.before(hit.start);
    const called =
      CLAUSE_END.test(text.charAt(hit.start - 1)) && /^[，！？。…—]/.test(text.slice(hit.end, hit.end + 1));
    return (
      owner !== null ||
      called ||
      NEW_BEFORE.test(before) ||
      KNOWN_BEFORE.test(before) ||
      (before === '' && this.isSubject(hit.start, hit.end))
    );
  }
}

/** The phrase that owns a noun: right before it, or before 的. Only kin are owned without 的. */
function ownerOf(text: string, phrases: readonly Phrase[], hit: Hit): number | null {
  const last = phrases.at(-1);
  if (!last || hit.noun === null || last.form === 'new') return null;
  const between = text.slice(last.end, hit.start);
  const kin = hit.noun.facts.relation !== null;
  return between === '的' ||
    (between === '' &&
      kin &&
      (last.form === 'pronoun' || last.form === 'self' || last.form === 'name') &&
      hit.end - hit.start <= 3) ||
    (kin && /^(?:那|这)?(?:个|位)?$/.test(between) && between !== '' && last.form === 'pronoun')
    ? phrases.length - 1
    : null;
}

const pronounPhrase = (hit: Hit, base: Phrase): Phrase => ({
  ...base,
  form: /^[我俺]$/.test(hit.head) ? 'self' : 'pronoun',
  gender: genderOfPronoun(hit.head),
  many: hit.head.endsWith('们'),
});

function phraseOf(around: Surroundings, hit: Hit, phrases: readonly Phrase[]): Phrase | null {
  const { ground } = around;
  const { start, end } = hit;
  const base: Phrase = {
    start,
    end,
    form: 'name',
    head: hit.head,
    gender: 'unknown',
    facts: null,
    modifiers: [],
    many: false,
    count: null,
    quoted: ground.quoted(start),
    owner: null,
    named: hit.figure,
    predicate: false,
    subject: around.isSubject(start, end),
  };
  if (hit.sort === 'name') return base;
  if (hit.sort === 'pronoun') return pronounPhrase(hit, base);
  const owner = ownerOf(ground.text, phrases, hit);
  const form = around.formOf(hit, owner);
  if (form === null || hit.noun === null || !around.isMeant(hit, owner)) return null;
  const modifiers = hit.modifiers.filter((word) => word !== '一个');
  const facts = owner === null ? hit.noun.facts : spouse(hit);
  return {
    ...base,
    form,
    head: hit.noun.head,
    gender: hit.noun.facts.gender,
    facts,
    modifiers,
    owner,
    many: around.isMany(hit),
    count: around.countOf(hit),
    predicate: isPredicate(ground.text, around.before(start), end),
  };
}

/** Whether a phrase only says what another is: 是一个秀才, 鬼似的. 这是五少爷到了 brings him in himself. */
function isPredicate(text: string, before: string, end: number): boolean {
  const after = text.slice(end, end + 4);
  if (/^(?:似的|一般|一样|般)/.test(after)) return true;
  if (/的(?:正|便|就|只|却)?是(?:一个|个|一位|一名)?$/.test(before)) return false;
  return PREDICATE_BEFORE.test(before) && !/^(?:到了|来了|的声音|的嗓音|的叫声)/.test(after);
}

/** Lists the phrases of a text that mean somebody. */
export function findPhrases(ground: PhraseGround): Phrase[] {
  const { text, tokens, names } = ground;
  const named: Hit[] = names.map(({ start, end, figure }) => ({
    start,
    end,
    head: text.slice(start, end),
    sort: 'name',
    figure,
    noun: null,
    modifiers: [],
  }));
  const around = new Surroundings(ground);
  const phrases: Phrase[] = [];
  for (const hit of inOrder(
    [...named, ...lookHits(text), ...somebodyHits(text), ...pronounHits(text), ...nounHits(tokens)],
    text.length,
  )) {
    const phrase = phraseOf(around, hit, phrases);
    if (phrase) phrases.push(phrase);
  }
  return phrases;
}
