/** Things that speak and act like people in one story: the Tree, the bannock, the North Wind. */
import { isActionVerb } from './action-verbs.ts';
import {
  AUXILIARY,
  BODY,
  CONJUNCTION,
  DETERMINER,
  isAdverb,
  MIDDLE_ADVERB,
  PREPOSITION,
} from './function-words.ts';
import { isOtherThanNoun } from './given-names.ts';
import { personNoun } from './nouns.ts';
import { isStrongSpeechVerb, speechVerb } from './speech-verbs.ts';
import type { Species } from '../../../../contracts/reading.ts';
import type { Word } from './words.ts';

/** What moves, sounds or is read without being anybody. */
const LIFELESS = new Set(
  `voice voices letter note sign paper book message telegram newspaper clock bell bells door doors gate gates window train car carriage coach boat ship cart
  bus road path stream water wave waves storm fog mist light lamp fire smoke night day morning little least most more less few many
  evening year years time hours hour sound noise song music story tale thing things way rest first second third last next other same best poor
  old young rich room house sky leaves leaf ground earth air world wheel wheels bullet arrow ball rope string kite plan idea words word
  sight answer question smell blood ring curtain curtains flag sail sails branch branches grass dust sand stone stones rock tide current lantern`.split(
    /\s+/,
  ),
);

/** What runs, comes and goes without being anybody, unless it speaks. */
const RUNS_BY_ITSELF = new Set('sun moon star stars cloud clouds wind rain snow river sea'.split(' '));

/** Things with a body of their own when they are alive. */
const BODIES: readonly (readonly [Species, string])[] = [
  [
    'tree',
    'tree oak pine fir willow birch elm beech cedar maple poplar apple-tree pear-tree peach-tree bush',
  ],
  ['flower', 'flower rose daisy tulip lily sunflower dandelion violet poppy buttercup daffodil'],
  [
    'loaf',
    'bannock loaf bread bun cake pancake biscuit cookie gingerbread dumpling johnny-cake muffin pie cheese',
  ],
  ['sun', 'sun'],
  ['moon', 'moon'],
  ['star', 'star stars'],
  ['cloud', 'cloud clouds'],
];

const bodies = new Map(BODIES.flatMap(([body, nouns]) => nouns.split(' ').map((noun) => [noun, body])));

/** The body that a thing is drawn with. */
export const thingAlive = (noun: string): Species => bodies.get(noun) ?? 'thing';

/** Verbs of will and feeling, which things do not have. */
const WILLED = new Set(
  `ran run jumped hopped leaped leapt danced thought decided determined wanted wished longed loved hated laughed smiled cried wept walked trotted
  crept hurried hastened looked saw heard listened nodded bowed sang slept woke escaped dodged hid felt knew answered begged asked went came sat
  trembled shivered sighed struggled refused replied`.split(/\s+/),
);

const isSmall = (lower: string): boolean =>
  [CONJUNCTION, PREPOSITION, DETERMINER, AUXILIARY, MIDDLE_ADVERB].some((set) => set.has(lower)) ||
  isActionVerb(lower) ||
  speechVerb(lower) !== null;

const isNoun = (word: Word): boolean =>
  /^[a-zA-Z][a-z-]{2,}$/.test(word.text) &&
  (!LIFELESS.has(word.lower) || /^[A-Z]/.test(word.text)) &&
  !BODY.has(word.lower) &&
  !isSmall(word.lower) &&
  personNoun(word.lower) === null &&
  !isAdverb(word.lower);

interface Tally {
  spoke: number;
  readonly willed: Set<string>;
  acts: number;
}

/** The noun of `the [adjective] NOUN` that ends at a word, or null. */
function thingAt(words: readonly Word[], at: number): Word | null {
  const noun = words[at];
  if (!noun?.joined || noun.possessive || !isNoun(noun)) return null;
  const one = words[at - 1];
  const two = words[at - 2];
  return one?.lower === 'the' || (one?.joined && two?.lower === 'the') ? noun : null;
}

function tally(tallies: Map<string, Tally>, noun: Word): Tally {
  const found = tallies.get(noun.lower) ?? { spoke: 0, willed: new Set<string>(), acts: 0 };
  tallies.set(noun.lower, found);
  return found;
}

/** Finds the nouns of things that speak, or that will and feel three times in at least two ways. */
export function findThingsAlive(
  text: string,
  words: readonly Word[],
  quoted: (at: number) => boolean,
): Set<string> {
  const tallies = new Map<string, Tally>();
  words.forEach((_, at) => {
    const noun = thingAt(words, at);
    if (!noun || quoted(noun.start)) return;
    const next = words[at + 1];
    const said = words[at - 2]?.lower === 'the' ? words[at - 3] : words[at - 2];
    const saidBefore =
      said &&
      isStrongSpeechVerb(said.lower) &&
      /["”’'],?\s*$/.test(text.slice(Math.max(0, said.start - 3), said.start));
    const saysAfter = next?.joined && isStrongSpeechVerb(next.lower) && !isActionVerb(next.lower);
    if (saidBefore || (saysAfter && /["“‘']/.test(text.slice(next.end, next.end + 12))))
      tally(tallies, noun).spoke++;
    if (next?.joined && WILLED.has(next.lower) && !RUNS_BY_ITSELF.has(noun.lower)) {
      const found = tally(tallies, noun);
      found.willed.add(next.lower);
      found.acts++;
    }
  });
  const alive = [...tallies].filter(
    ([, found]) => found.spoke > 0 || (found.acts >= 3 && found.willed.size >= 2),
  );
  return new Set(alive.map(([noun]) => noun).filter((noun) => !isOtherThanNoun(noun)));
}
