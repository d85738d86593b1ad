/** Whether the subjects of two tags are two people: “A,” he asked. “B,” I said. */
import type { Gender } from '../../../../contracts/reading.ts';
import { agrees, genderOf, type Figure, type Phrase } from '../who/figure.ts';
import type { Cue } from './cue.ts';

interface Ground {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly figures: readonly Figure[];
  readonly meaning: readonly (number | null)[];
}

/** Verbs by which whoever spoke before goes on. */
const GOES_ON = /^(?:add|continu|resum|pursu|conclud|went|goes|补充|接着|接道|续道)/i;

/** Those among whom whoever tells may be. */
const WE = /^(?:we|我们|咱们|俺们)$/;

/** The subject of a tag, and whom it means. */
interface Subject {
  readonly phrase: Phrase;
  readonly means: number | null;
  /** A pronoun tells its own gender, whomever it was taken to mean; a name tells that of its figure. */
  readonly gender: Gender;
  readonly named: boolean;
}

function subjectOf(ground: Ground, tag: Cue): Subject | null {
  const phrase = ground.phrases[tag.phrase ?? -1];
  if (phrase === undefined) return null;
  const named = phrase.form !== 'pronoun' && phrase.form !== 'self';
  const means = ground.meaning[tag.phrase ?? -1] ?? null;
  const figure = named ? ground.figures[means ?? -1] : undefined;
  return { phrase, means, gender: figure ? genderOf(figure) : phrase.gender, named };
}

const tellsOnlyOne = (one: Subject, two: Subject): boolean =>
  one.phrase.form !== two.phrase.form && ![one, two].some(({ phrase }) => WE.test(phrase.head));

/**
 * Whether the second of two tags has another speaker than the first. A name after he is there for the sake of another;
 * he after a name may be the same, and is when he adds something.
 */
export function isOtherVoice(ground: Ground, first: Cue, second: Cue): boolean {
  if (first.unnamed !== second.unnamed) return second.unnamed === true || second.phrase !== null;
  const [one, two] = [subjectOf(ground, first), subjectOf(ground, second)];
  if (one === null || two === null) return false;
  if (one.phrase.form === 'self' || two.phrase.form === 'self') return tellsOnlyOne(one, two);
  const differs = !agrees(one.gender, two.gender);
  if (!two.named) return differs && !(one.named && goesOn(ground, second));
  if (!one.named) return differs || one.means !== two.means || two.means === null;
  return one.means !== null && two.means !== null && one.means !== two.means;
}

const goesOn = ({ text }: Ground, { verb }: Cue): boolean =>
  verb !== null && GOES_ON.test(text.slice(verb.start, verb.end));
