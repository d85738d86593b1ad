/**
 * Joins a stranger with the one he turns out to be: “A tall man held up a lamp … Captain Bray looked at her”, 船夫 … 扑进父亲怀里.
 * Whoever is suddenly there without having come must be the stranger who came. A wrong join is worse than a missed one, so
 * there must be one stranger and one such person, nothing may tell them apart, and no sentence may hold both.
 */
import { agrees, genderOf, type Figure, type Mention } from './figure.ts';
import { mergeFigures } from './merge.ts';
import type { Resolved } from './resolve.ts';
import type { Span } from '../../../../contracts/shared.ts';
import { firstFrom } from './span-range.ts';

export interface UnveilGround {
  readonly text: string;
  /** Where sentences end. */
  readonly ends: readonly Span[];
  /** How many characters may lie between the stranger's coming and the unveiling. */
  readonly reach: number;
  /** What is said, in order, and by whom. */
  readonly speech: readonly (Span & { readonly speaker: number | null })[];
  /** Places where a part of the story begins; nobody is unveiled across one. */
  readonly breaks: readonly number[];
}

/** Words after a name that bring somebody onto the stage. */
const ARRIVES =
  /^[^.;!?。！？；，,]{0,14}(?:\b(?:came|comes|arrived|entered|appeared|returned|approached|rode up|ran up|walked in|stepped in|joined)\b|来|进|到了|出现|赶到|回来|走近|闯)/;

/** Thinking or speaking of somebody does not put him on the stage. */
const ABSENT_BEFORE =
  /(?:\b(?:of|about|like|than|for|told|remembered|missed|without|from)\s+(?:(?:his|her|my|their|the|old)\s+)*|想起|想念|想到|想着|提起|说起|记得|关于|像|的|替|为|盼|等|找|寻找|比)$/;

const narrated = (figure: Figure): Mention[] =>
  figure.mentions.filter((mention) => !mention.quoted && mention.form !== 'pronoun');

/** Where sentences end, in order. */
const sentenceEnds = (text: string): Span[] =>
  [...text.matchAll(/[.!?。！？\n]/g)].map((match) => ({ start: match.index, end: match.index + 1 }));

/** Whether both are meant by name or noun in one sentence anywhere. */
function shareSentence(ends: readonly Span[], a: Figure, b: Figure): boolean {
  const sentences = new Set(narrated(a).map((mention) => firstFrom(ends, mention.start)));
  return narrated(b).some((mention) => sentences.has(firstFrom(ends, mention.start)));
}

const agesFit = (a: Figure, b: Figure): boolean =>
  a.age === null || b.age === null || (a.age === 'child') === (b.age === 'child');

/** Whether a stranger speaks of somebody: nobody calls himself by name, and who says who he is has been joined with his name. */
const speaksOf = (ground: UnveilGround, stranger: Figure, person: Figure): boolean =>
  person.mentions.some(({ quoted, start }) => {
    const said = ground.speech[firstFrom(ground.speech, start + 1) - 1];
    return quoted && said !== undefined && start < said.end && said.speaker === stranger.key;
  });

/** A person with a name or a place in a family who is on the stage at once. */
function isUnannounced(ground: UnveilGround, people: Resolved, figure: Figure): boolean {
  const first = narrated(figure)[0];
  if (
    !first ||
    first.form === 'new' ||
    (figure.origin !== 'name' && figure.origin !== 'kin' && figure.origin !== 'hint')
  )
    return false;
  if (
    figure.origin === 'kin' &&
    !(['parent', 'spouse', 'child', 'grandparent', 'sibling'] as const).some((relation) =>
      people.kinship.isRelated(figure.key, relation),
    )
  )
    return false;
  const before = ground.text.slice(Math.max(0, first.start - 16), first.start);
  return !ARRIVES.test(ground.text.slice(first.end, first.end + 24)) && !ABSENT_BEFORE.test(before);
}

/** Whether a nameless figure is somebody whose name may still come. */
const isStranger = (figure: Figure, speakers: ReadonlySet<number>): boolean =>
  figure.origin === 'role' &&
  figure.species === 'human' &&
  figure.mentions.length > 0 &&
  (speakers.has(figure.key) || figure.mentions.filter((mention) => !mention.quoted).length > 1);

/** A stranger, and somebody he may be. */
interface Match {
  readonly stranger: Figure;
  readonly person: Figure;
}

function fits(ground: UnveilGround, people: Resolved, { stranger, person }: Match): boolean {
  const [come, seen] = [narrated(stranger)[0]?.start ?? 0, narrated(person)[0]?.start ?? 0];
  if (seen <= come || seen - come > ground.reach || ground.breaks.some((at) => at > come && at <= seen))
    return false;
  if (
    !agrees(genderOf(stranger), genderOf(person)) ||
    !agesFit(stranger, person) ||
    person.species !== 'human'
  )
    return false;
  if (people.kinship.areTied(stranger.key, person.key) || speaksOf(ground, stranger, person)) return false;
  return !shareSentence(ground.ends, stranger, person);
}

/** Whether the text points back at the one who was there last: 这康大叔. */
function isPointedAt(ground: UnveilGround, { stranger, person }: Match, rivals: readonly Figure[]): boolean {
  const first = narrated(person)[0]?.start ?? 0;
  const lastBefore = (figure: Figure): number =>
    narrated(figure).findLast((mention) => mention.start < first)?.start ?? -1;
  return (
    /[这那]$/.test(ground.text.slice(first - 1, first)) &&
    rivals.every((rival) => lastBefore(rival) < lastBefore(stranger))
  );
}

/** Joins whoever was called by a noun with the one whose later name holds it: the boy is Little Boy Blue. */
function joinByNoun(ground: UnveilGround, people: Resolved): void {
  for (const person of people.figures) {
    const first = person.mentions[0]?.start ?? -1;
    if ((person.origin !== 'name' && person.origin !== 'hint') || first < 0) continue;
    const nouns = new Set(
      [...person.names.keys()]
        .flatMap((name) => name.toLowerCase().split(' '))
        .filter((word) => word.length > 2),
    );
    for (const other of people.figures) {
      const called = [...other.names.keys()].some(
        (name) => /^the (?:\w+ )?\w+$/.test(name) && nouns.has(name.split(' ').at(-1) ?? ''),
      );
      const before =
        (other.origin === 'role' || other.origin === 'kin') &&
        (narrated(other)[0]?.start ?? Infinity) < first;
      if (
        called &&
        before &&
        agrees(genderOf(other), genderOf(person)) &&
        !shareSentence(ground.ends, other, person)
      )
        mergeFigures(people, other.key, person.key);
    }
  }
}

/** Joins every stranger with the only one he can be. `speakers` are the figures that say something. */
export function unveil(
  story: Omit<UnveilGround, 'ends'>,
  people: Resolved,
  speakers: ReadonlySet<number>,
): void {
  const ground = { ...story, ends: sentenceEnds(story.text) };
  joinByNoun(ground, people);
  const strangers = people.figures.filter((figure) => isStranger(figure, speakers));
  const persons = people.figures.filter((figure) => isUnannounced(ground, people, figure));
  for (const stranger of strangers) {
    const able = persons.filter((person) => fits(ground, people, { stranger, person }));
    const person = able[0];
    if (!person || able.length !== 1) continue;
    const rivals = strangers.filter(
      (other) =>
        other !== stranger &&
        !people.joined.has(other.key) &&
        fits(ground, people, { stranger: other, person }),
    );
    if (rivals.length > 0 && !isPointedAt(ground, { stranger, person }, rivals)) continue;
    mergeFigures(people, stranger.key, person.key);
  }
}
