/** Chinese phrases that mean somebody, in the order of the text: names, looks, pronouns, and nouns with what stands before them. */
import type { Gender } from '../../../../contracts/reading.ts';
import type { Form, NounFacts, Phrase } from '../who/figure.ts';
import { CLAUSE_END, isGoverned } from './function-words.ts';
import type { NameHit } from './name-index.ts';
import { tokenAt, type Token } from './tokens.ts';
import { pronounHits, lookHits, somebodyHits, nounHits, inOrder, type Hit } from './phrase-hits.ts';

/** What phrases are looked for in. */
export interface PhraseGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quoted: (at: number) => boolean;
  readonly names: readonly NameHit[];
}

const genderOfPronoun = (word: string): Gender =>
  /^(?:[她伊]|she$)/.test(word) ? 'female' : /^(?:他|he$)/.test(word) ? 'male' : 'unknown';

/** 他的女人 is his wife. */
const spouse = (hit: Hit): NounFacts | null =>
  hit.noun && /^(?:女人|男人|老婆子)$/.test(hit.noun.head)
    ? { ...hit.noun.facts, relation: 'spouse', generic: false }
    : (hit.noun?.facts ?? null);

const NEW_BEFORE =
  /(?:一|有|某|来了|走来|过来|进来|出来|遇见|碰见|看见)(?:个|位|名|只|条|匹|头)(?:[\u4e00-\u9fff]{1,6}的)?$/;

const MANY_BEFORE =
  /(?:(?:几|两|三|四|五|六|七|八|九|十|数)(?:个|位|名|只|条|匹|头)|许多|好些|一群|一伙|一帮|一队|成群的|众|各)(?:[\u4e00-\u9fff]{1,4}的)?$/;

const KNOWN_BEFORE = /(?:那|这|该)(?:个|位|名|只|条|匹|头)?(?:[\u4e00-\u9fff]{1,6}的)?$/;

/** Before somebody who is told apart by what he does: 跪着的汉子, 穿红衣的女孩. */
const DOING_BEFORE =
  /^(?:[^的他她它我你]{1,6}着|[穿戴拿提挑背拄赶卖放牵骑抱端扛推拉撑看守管坐站跪躺蹲靠][^的他她它我你]{1,5})的$/;

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
    if (hit.noun?.facts.generic === true && DOING_BEFORE.test(before)) return 'new';
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

/** Whether a noun has been used of somebody in the telling. */
const isKnown = (phrases: readonly Phrase[], head: string): boolean =>
  phrases.some((phrase) => phrase.head === head && !phrase.quoted);

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
  const looks = around.formOf(hit, owner);
  const isMet = looks === 'new' && DOING_BEFORE.test(around.before(start)) && isKnown(phrases, hit.head);
  const form = isMet ? 'known' : looks;
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
