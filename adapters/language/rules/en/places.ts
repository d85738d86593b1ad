/** Finds places in English text, and how firmly people are said to be there. */
import type { PlaceKind } from '../../../../contracts/reading.ts';
import type { PlaceHit, Presence } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { firstFrom } from '../who/span-range.ts';
import { isActionVerb } from './action-verbs.ts';
import { AUXILIARY, CONJUNCTION, isAdverb, PREPOSITION } from './function-words.ts';
import { PLACE_WORDS } from './place-words.ts';
import type { Word } from './words.ts';
import { DESCRIBES, leadOf, partBefore, type Lead } from './place-leads.ts';

/** What places are looked for in. */
export interface PlaceGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly phrases: readonly Phrase[];
  /** Figure that each phrase means. */
  readonly meaning: readonly (number | null)[];
  readonly quoted: (at: number) => boolean;
}

/** Nouns that are often something else; they need an article. */
const AMBIGUOUS = new Set(
  'well bar bank keep court fall falls pass ice fort mine ford green common stage platform landing bed pool cell camp ward altar home house orbit space sea path track way road altar green roof court pound den cot deck market altar shelter nest'.split(
    ' ',
  ),
);

/** Places that an article-less noun means all the same after a preposition: at home, to school, in church. */
const BARE = new Set(
  'home school church town market court prison jail sea bed work downstairs upstairs'.split(' '),
);

const ENTERS = new Set(['into', 'onto', 'to', 'toward', 'towards', 'reached', 'entered', 'reach', 'enter']);

const INSIDE = new Set([
  'in',
  'at',
  'on',
  'inside',
  'within',
  'through',
  'across',
  'along',
  'over',
  'up',
  'down',
  'upon',
  'outside',
  'beside',
  'near',
  'by',
  'around',
  'round',
  'beneath',
  'under',
  'among',
]);

const MOVED =
  /\b(?:came|come|comes|went|go|goes|walked|ran|run|runs|crept|hurried|rushed|climbed|rode|drove|sailed|rowed|flew|returned|led|carried|brought|travelled|traveled|journeyed|wandered|trotted|galloped|followed|made (?:his|her|their|its) way|took refuge|got|stepped|marched|moved|swam|hastened|set out|started|escaped|back|down|up|out|off|on|home)\b[^.;]{0,24}$/i;

const kindOf = (lower: string): PlaceKind | null =>
  PLACE_WORDS.get(lower) ?? (lower.endsWith('s') ? (PLACE_WORDS.get(lower.slice(0, -1)) ?? null) : null);

/** Kind of a place by the last word of its name that is a place. */
export const kindOfPlace = (name: string): PlaceKind | null =>
  name
    .toLowerCase()
    .split(' ')
    .map(kindOf)
    .findLast((kind) => kind !== null) ?? null;

/** Whether somebody is the subject earlier in the sentence. */
function hasSubject(ground: PlaceGround, at: number): boolean {
  const from = Math.max(0, at - 160);
  const sentence =
    from +
    Math.max(
      0,
      ...[...ground.text.slice(from, at).matchAll(/[.!?\n]["”’']?\s/g)].map(
        (match) => match.index + match[0].length,
      ),
    );
  for (let index = firstFrom(ground.phrases, sentence); index < ground.phrases.length; index++) {
    const phrase = ground.phrases[index];
    if (!phrase || phrase.start >= at) return false;
    if (
      !phrase.quoted &&
      phrase.subject &&
      phrase.head !== 'you' &&
      (phrase.head !== 'it' || ground.meaning[index] !== null)
    )
      return true;
  }
  return false;
}

function presenceOf(ground: PlaceGround, from: number): Presence {
  const before = ground.words[from - 1];
  const start = ground.words[from]?.start ?? 0;
  if (!before || ground.quoted(start) || !ground.words[from]?.joined) return 'mentioned';
  const clause = ground.text.slice(Math.max(0, before.start - 40), before.start).replace(/^.*[.;!?“”"]/s, '');
  if (/\b(?:out|away)\s*$/.test(clause) && before.lower === 'of') return 'mentioned';
  const atDoor =
    before.lower === 'of' &&
    /\b(?:at|to|before|near|outside|by|in front of) the (?:front )?(?:door|doors|gate|gates|entrance|steps|threshold)\s*$/.test(
      clause,
    );
  if (atDoor) return 'inside';
  if (!hasSubject(ground, start) && !/^(?:Into|In|At|On)$/.test(before.text))
    return /^(?:in|at|on|inside)$/.test(before.lower) ? 'set' : 'mentioned';
  if (before.lower === 'toward' || before.lower === 'towards') return 'mentioned';
  if (before.lower === 'to') return MOVED.test(clause) ? 'enters' : 'mentioned';
  if (ENTERS.has(before.lower)) return 'enters';
  return INSIDE.has(before.lower) ? 'inside' : 'mentioned';
}

/** Whether a noun means a place here. */
function isPlace(words: readonly Word[], at: number, lead: Lead): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (
    !word ||
    (next?.joined && kindOf(next.lower) !== null && !word.possessive && !PREPOSITION.has(next.lower))
  )
    return false;
  if (
    next?.joined &&
    DESCRIBES.has(word.lower) &&
    !PREPOSITION.has(next.lower) &&
    !AUXILIARY.has(next.lower) &&
    !CONJUNCTION.has(next.lower) &&
    !isAdverb(next.lower) &&
    !isActionVerb(next.lower)
  )
    return false;
  if (word.lower === 'store' && next?.lower === 'of') return false;
  if (
    next?.joined &&
    /^(?:keeper|door|window|wall|gate|bell|boy|girl|master|maid|key|floor|table|roof|life)$/.test(next.lower)
  )
    return false;
  const before = words[at - 1];
  if (/^(?:like|as|than)$/.test(words[lead.from - 1]?.lower ?? '')) return false;
  if (/^(?:down|up)stairs$/.test(word.lower)) return false;
  if (lead.determined || lead.modifiers.length > 0) return true;
  return BARE.has(word.lower)
    ? before !== undefined && PREPOSITION.has(before.lower)
    : !AMBIGUOUS.has(word.lower) && before !== undefined && PREPOSITION.has(before.lower) && word.joined;
}

/** Names of places with the kind that the text gives them somewhere: the town of Harrow Bridge. */
function properKinds(text: string): Map<string, PlaceKind> {
  const found = text.matchAll(
    /\b(town|village|city|hamlet|port|harbour|castle|valley|farm|inn) (?:of|called|named) ((?:\p{Lu}[\p{L}'’-]+ ?){1,3})/gu,
  );
  return new Map(
    [...found].flatMap((match) => {
      const kind = kindOf(match[1] ?? '');
      return kind === null ? [] : [[(match[2] ?? '').trim(), kind] as const];
    }),
  );
}

function hitAt(ground: PlaceGround, at: number, proper: ReadonlyMap<string, PlaceKind>): PlaceHit | null {
  const { words, text } = ground;
  const word = words[at];
  const own = word
    ? (PLACE_WORDS.get(`${words[at - 1]?.lower ?? ''}_${word.lower}`) ?? kindOf(word.lower))
    : null;
  if (!word || own === null) return null;
  const lead = leadOf(words, at);
  const kind = proper.get([...lead.modifiers, word.text].join(' ')) ?? own;
  if (!isPlace(words, at, lead)) return null;
  const part = partBefore(words, lead.from);
  const from = part?.from ?? lead.from;
  const start = words[from]?.start ?? word.start;
  const phrase = text.slice(start, word.end);
  const named = phrase.replace(
    /^(?:the|a|an|this|that|these|those|some|another|his|her|my|your|our|their|its|one)\s+/i,
    '',
  );
  const names = lead.modifiers
    .filter((modifier) => /^\p{Lu}/u.test(modifier))
    .join(' ')
    .toLowerCase();
  const qualifier = part?.part ?? lead.owner?.lower ?? (names === '' || kind !== own ? null : names);
  return {
    start,
    end: word.end,
    kind,
    name: named,
    qualifier,
    presence: presenceOf(ground, from),
    modifiers: lead.modifiers,
    isNew: lead.isNew && part === null,
  };
}

/** Lists the places of an English text, in order. */
export function findPlaces(ground: PlaceGround): PlaceHit[] {
  const proper = properKinds(ground.text);
  return ground.words.flatMap((_, at) => hitAt(ground, at, proper) ?? []);
}
