/** Kin that are spoken of in speech: whose father “my father” is, is known once it is known who speaks. */
import { callIt, figureOf, STATED, vote, type Phrase } from './figure.ts';
import type { Resolved } from './resolve.ts';

/** Speech with whoever says it and whoever it is said to. */
export interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly speaker: number | null;
  readonly addressee: number | null;
}

const MY = /^(?:I|my|me|我|俺|咱)$/i;
const YOUR = /^(?:you|your|你|您)$/i;

type Speakers = Resolved & { readonly phrases: readonly Phrase[] };

/** Whose kin a phrase in speech means: the speaker's, unless it says “your”. */
function ownerOf(people: Speakers, phrase: Phrase, spoken: Spoken): number | null {
  if (phrase.owner === null) return phrase.form === 'bare' ? spoken.speaker : null;
  const owner = people.phrases[phrase.owner];
  if (owner && MY.test(owner.head)) return spoken.speaker;
  if (owner && YOUR.test(owner.head)) return spoken.addressee;
  return people.meaning[phrase.owner] ?? null;
}

function note(people: Resolved, phrase: Phrase, key: number): void {
  const figure = people.figures[key];
  if (!figure || !phrase.facts) return;
  const { start, end, form, quoted, subject } = phrase;
  vote(figure, phrase.facts.gender, figure.origin === 'name' || figure.origin === 'hint' ? 2 : STATED);
  figure.age ??= phrase.facts.age;
  callIt(figure, phrase.head, 0);
  figure.mentions.push({ start, end, figure: key, form, quoted, subject });
  figure.mentions.sort((a, b) => a.start - b.start);
}

/** Gives kin terms in speech their figures: somebody already known as that kin, or somebody new. */
export function findSpokenKin(people: Speakers, speech: readonly Spoken[]): void {
  let at = 0;
  people.phrases.forEach((phrase, index) => {
    const relation = phrase.facts?.relation ?? null;
    if (!phrase.quoted || phrase.many || relation === null || people.meaning[index] !== null || !phrase.facts)
      return;
    while ((speech[at]?.end ?? Infinity) <= phrase.start) at++;
    const spoken = speech[at];
    const owner = spoken && spoken.start <= phrase.start ? ownerOf(people, phrase, spoken) : null;
    if (owner === null) return;
    let key = people.kinship.find(owner, relation, phrase.facts.gender);
    if (key === null) {
      key = people.figures.length;
      people.figures.push(figureOf(key, 'kin', { head: phrase.head, age: phrase.facts.age }));
      people.kinship.add({ owner, relation, gender: phrase.facts.gender, figure: key });
    }
    people.meaning[index] = key;
    note(people, phrase, key);
  });
}
