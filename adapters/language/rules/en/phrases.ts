/** English phrases that mean somebody, in the order of the text: names, pronouns, and nouns with what stands before them. */
import type { Phrase, Form, NounFacts } from '../who/figure.ts';
import { isActionVerb } from './action-verbs.ts';
import { AUXILIARY, isAdverb, PREPOSITION } from './function-words.ts';
import { hanPhraseAt, type HanPhrase } from './han-words.ts';
import { isVocative } from './names.ts';
import { nameAt } from './name-index.ts';
import { personNoun, type PersonNoun } from './nouns.ts';
import { NOMINATIVE, PRONOUN } from './pronouns.ts';
import { isStrongSpeechVerb, isThoughtVerb } from './speech-verbs.ts';
import { titleFacts } from './titles.ts';
import type { Word } from './words.ts';
import { thingAlive } from './things-alive.ts';
import { leadOf, formOf, isPredicate, countOf, type PhraseGround } from './phrase-leads.ts';

/** What a thing that is alive is. */
const thingFacts = (noun: string): NounFacts => ({
  gender: 'unknown',
  age: null,
  species: thingAlive(noun),
  relation: null,
  generic: false,
});

const isVerbLike = (word: Word | undefined): boolean =>
  word !== undefined &&
  (AUXILIARY.has(word.lower) ||
    isActionVerb(word.lower) ||
    isStrongSpeechVerb(word.lower) ||
    isThoughtVerb(word.lower) ||
    /[a-z]{2}ed$/.test(word.lower));

/** Conjunctions of clauses that say when or which, and not what happens next. */
const SUBORDINATE = /^(?:when|where|that|which|who|whom|whose|because|until|than|whether|how|why)$/;

/** Whether a clause that begins before a word hangs on another before it in the sentence: “of the day when Tobias found him”. */
function isSubordinate({ words }: PhraseGround, from: number): boolean {
  const conjunction = words[from - 1];
  return conjunction?.joined === true && words[from]?.joined === true && SUBORDINATE.test(conjunction.lower);
}

/** Verbs that a clause may begin with a place before: Downstairs ran the Giant, under it stood a boy. */
const INVERTING = new Set(
  'stood sat lay ran came went hung lived walked rode flew fell appeared sprang crept rose knelt waited slept'.split(
    ' ',
  ),
);

/** Whether a word, or the article before it, begins a sentence: A tall man with a lamp came in. */
const opensSentence = ({ text }: PhraseGround, { start }: Word): boolean =>
  /(?:^|[.!?"”\n]\s*)(?:(?:the|an?) )?$/i.test(text.slice(Math.max(0, start - 7), start));

/** Whether a verb has its subject after it: the sentence before it names nobody, only where. */
function isInverted({ text, words }: PhraseGround, at: number): boolean {
  const verb = words[at];
  if (!verb || !INVERTING.has(verb.lower)) return false;
  const before = words.slice(Math.max(0, at - 8), at);
  const from = before.findLastIndex((word, index) => {
    const next = before[index + 1] ?? verb;
    return /[.!?;,"“”\n]/.test(text.slice(word.end, next.start)) || /^(?:and|but)$/.test(word.lower);
  });
  const [first, ...rest] = before.slice(from + 1);
  const isWhere =
    first !== undefined &&
    (PREPOSITION.has(first.lower) ||
      /^(?:there|here|then|outside|inside|down|up|out|away|in|above|below|over|under\w*|\w+stairs)$/.test(
        first.lower,
      ));
  const isSomebody = (word: Word): boolean =>
    /^(?:he|she|they|i|we|who|that)$/.test(word.lower) || personNoun(word.lower) !== null;
  return isWhere && !rest.some((word) => isSomebody(word) || /^\p{Lu}/u.test(word.text));
}

/** Whether a verb follows, perhaps after an adverb, so that the phrase is its subject; or a verb of speech stands before. */
function isSubject(ground: PhraseGround, from: number, to: number): boolean {
  const last = ground.words[to - 1];
  const before = ground.words[from - 1];
  if (!last || last.possessive) return false;
  const start = ground.words[from];
  if (start?.joined && before && PREPOSITION.has(before.lower)) return false;
  if (isSubordinate(ground, from)) return false;
  const next = ground.words[to];
  const after = next && isAdverb(next.lower) ? ground.words[to + 1] : next;
  if (next?.joined && isVerbLike(after)) return true;
  if (start?.joined && before && isInverted(ground, from - 1)) return true;
  if (start && /^ \(\d+\)/.test(ground.text.slice(last.end, last.end + 6)) && opensSentence(ground, start))
    return true;
  if (start && next?.joined && /^(?:with|in|of|from|on)$/.test(next.lower) && opensSentence(ground, start))
    return true;
  return start?.joined === true && before !== undefined && isStrongSpeechVerb(before.lower);
}

/** Whether a noun with no determiner still means somebody: Mother, Captain, children; or a call. */
function bareMeans(ground: PhraseGround, at: number, noun: PersonNoun): boolean {
  const word = ground.words[at];
  if (!word) return false;
  const capital = /^\p{Lu}/u.test(word.text);
  if (ground.quoted(word.start)) return isVocative(ground.text, word.start, word.end);
  if (noun.many) return isVerbLike(ground.words[at + 1]);
  return (
    capital &&
    !noun.facts.generic &&
    (noun.facts.relation !== null || titleFacts(word.lower) !== null || noun.facts.species !== 'human')
  );
}

/** An old man is old, a little girl a child, whatever the noun alone tells. */
function aged(facts: NounFacts, modifiers: readonly string[]): NounFacts {
  if (facts.species !== 'human' || facts.relation !== null) return facts;
  if (modifiers.some((word) => /^(?:old|elderly|aged|ancient)$/.test(word))) return { ...facts, age: 'old' };
  return facts.age === 'adult' && modifiers.includes('young') ? { ...facts, age: 'young' } : facts;
}

const ORDINAL = /^(?:first|second|third|fourth|fifth|last|other|eldest|oldest|youngest)$/;

/** Whether a word that is its own plural means one: a sheep, the first sheep. */
const isOneSheep = (lower: string, before: readonly string[]): boolean =>
  lower === 'sheep' &&
  before.some((word) => ORDINAL.test(word) || /^(?:an?|one|another|this|that)$/.test(word));

/** Reads phrases one by one; later ones refer to earlier ones as owners. */
class PhraseReader {
  readonly phrases: Phrase[] = [];
  /** Phrase that ends at a word, for owners. */
  readonly #endingAt = new Map<number, number>();
  readonly #ground: PhraseGround;

  constructor(ground: PhraseGround) {
    this.#ground = ground;
  }

  /** Reads what begins at a word and gives the index after it. */
  readAt(at: number): number {
    const name = nameAt(this.#ground.names, this.#ground.words, at);
    if (name) {
      this.#add({ from: at, to: at + name.length, form: 'name', named: name.figure });
      return at + name.length;
    }
    const lower = this.#ground.words[at]?.lower ?? '';
    const han = hanPhraseAt(this.#ground.names, lower);
    if (han) this.#addHan(at, han);
    else if (Object.hasOwn(PRONOUN, lower)) this.#addPronoun(at, lower);
    else this.#addNoun(at, lower);
    return at + 1;
  }

  #add(part: { from: number; to: number; form: Form } & Partial<Phrase>): void {
    const { from, to, form, ...rest } = part;
    const { words, quoted } = this.#ground;
    const start = words[from]?.start ?? 0;
    const end = words[to - 1]?.end ?? start;
    this.#endingAt.set(to - 1, this.phrases.length);
    this.phrases.push({
      start,
      end,
      form,
      head: this.#ground.text.slice(start, end),
      gender: 'unknown',
      facts: null,
      modifiers: [],
      many: false,
      count: null,
      quoted: quoted(start),
      owner: null,
      named: null,
      predicate: false,
      subject: isSubject(this.#ground, from, to),
      ...rest,
    });
  }

  #addPronoun(at: number, lower: string): void {
    const [head, gender] = PRONOUN[lower] ?? ['it', 'unknown'];
    const subject = NOMINATIVE.has(lower) || (lower === 'it' && isSubject(this.#ground, at, at + 1));
    this.#add({
      from: at,
      to: at + 1,
      form: head === 'I' ? 'self' : 'pronoun',
      head,
      gender,
      subject,
      many: head === 'they' || head === 'we',
    });
  }

  #addHan(at: number, phrase: HanPhrase): void {
    const end = (this.#ground.words[at]?.start ?? 0) + phrase.head.length;
    this.#add({ from: at, to: at + 1, end, subject: true, ...phrase });
  }

  /** “The second,” said or acting, is one of several whom a noun meant, or of a kind that was counted so. */
  #addOrdinal(at: number): boolean {
    const { words } = this.#ground;
    const [article, before, next] = [words[at - 1], words[at - 2], words[at + 1]];
    const isSaid = before !== undefined && article?.joined === true && isStrongSpeechVerb(before.lower);
    const isActing = next?.joined === true && isVerbLike(next) && !AUXILIARY.has(next.lower);
    const noun = this.phrases.findLast(
      ({ facts, form, many, modifiers: words }) =>
        facts !== null && form !== 'name' && (many || words.some((word) => ORDINAL.test(word))),
    );
    if (article?.lower !== 'the' || !noun || (isSaid ? next?.joined === true : !isActing)) return false;
    const { head, gender, facts } = noun;
    const modifiers = [words[at]?.lower ?? ''];
    this.#add({ from: at - 1, to: at + 1, form: 'known', head, gender, facts, modifiers });
    return true;
  }

  #addNoun(at: number, lower: string): void {
    const { words, alive, names } = this.#ground;
    const known =
      personNoun(lower) ?? (alive.has(lower) ? { facts: thingFacts(lower), head: lower, many: false } : null);
    const next = words[at + 1];
    if (lower === 'fairy' && /^tales?$/.test(next?.lower ?? '')) return;
    if (ORDINAL.test(lower) && this.#addOrdinal(at)) return;
    if (!known || (next?.joined && !words[at]?.possessive && personNoun(next.lower) && !isVerbLike(next)))
      return;
    const lead = leadOf(this.#ground, at);
    const form = words[lead.from - 1]?.lower === 'not' ? null : formOf(lead);
    if (form === null || (form === 'bare' && !bareMeans(this.#ground, at, known))) return;
    const many = known.many && !isOneSheep(lower, [lead.determiner ?? '', ...lead.modifiers]);
    const alias = names.nouns.get([...lead.modifiers, lower].join(' ')) ?? names.nouns.get(lower) ?? null;
    this.#add({
      from: lead.from,
      to: at + 1,
      form,
      head: known.head,
      gender: known.facts.gender,
      facts: aged(known.facts, lead.modifiers),
      modifiers: lead.modifiers,
      many,
      count: countOf(lead, many),
      named: alias,
      predicate: isPredicate(this.#ground, lead.from, form),
      owner: lead.owner === null ? null : (this.#endingAt.get(lead.owner) ?? null),
    });
  }
}

/** Lists the phrases of a text that mean somebody. */
export function findPhrases(ground: PhraseGround): Phrase[] {
  const reader = new PhraseReader(ground);
  for (let at = 0; at < ground.words.length;) at = reader.readAt(at);
  return reader.phrases;
}
