/** Whether words that name nobody and nothing tell only what the set shows: the place itself, its sky, its silence. */
import type { ActionVerb, FoundScene, NarrationUnit } from '../../../contracts/reading.ts';
import { skyVerbs } from '../stage/deeds.ts';

/** The part of a scene that decides what its set looks like. */
export type Sky = Pick<FoundScene, 'weather' | 'timeOfDay'>;

/** A thing of the sky, and whether it hangs over a scene. */
interface Sign {
  readonly words: RegExp;
  readonly isOver: (sky: Sky) => boolean;
}

const isDark = ({ timeOfDay }: Sky): boolean => timeOfDay === 'night' || timeOfDay === 'evening';
const isOpen = ({ weather }: Sky): boolean => weather === 'clear' || weather === 'wind';

const signs: readonly Sign[] = [
  { words: /雨|\brain\w*/gi, isOver: ({ weather }) => weather === 'rain' || weather === 'storm' },
  { words: /雷|闪电|\b(?:storm|thunder|lightning)\w*/gi, isOver: ({ weather }) => weather === 'storm' },
  { words: /雪|\bsnow\w*/gi, isOver: ({ weather }) => weather === 'snow' },
  { words: /雾|\b(?:fog|mist)\w*/gi, isOver: ({ weather }) => weather === 'fog' },
  { words: /太阳|阳光|日光|\bsun(?:light|shine)?\b/gi, isOver: (sky) => isOpen(sky) && !isDark(sky) },
  { words: /月[亮光]|星星|\b(?:moon\w*|stars)\b/gi, isOver: (sky) => isOpen(sky) && isDark(sky) },
  { words: /[大狂]风|\bwinds?\b/gi, isOver: ({ weather }) => weather === 'wind' || weather === 'storm' },
];

/** How far into its words a sentence about the sky names it: characters for Chinese, words for English. */
const HEAD = { han: 6, words: 3 } as const;

/** Verbs after which what the sky did is no longer to be seen. */
const endings: readonly ActionVerb[] = ['stop', 'vanish', 'clear'];

const isAtHead = (before: string): boolean =>
  (before.match(/\p{Script=Han}/gu)?.length ?? 0) <= HEAD.han &&
  (before.match(/[\p{L}’']+(?<!\p{Script=Han})/gu)?.length ?? 0) < HEAD.words;

/** The sky over the scene does what is told, and is named first. */
function isOfSky({ text, actions }: NarrationUnit, sky: Sky): boolean {
  const named = signs.flatMap(({ words, isOver }) =>
    [...text.matchAll(words)].map(({ index }) => ({ index, isOver: isOver(sky) })),
  );
  const isTold = actions.every(({ verb }) => skyVerbs.includes(verb) && !endings.includes(verb));
  const first = Math.min(...named.map(({ index }) => index));
  return isTold && named.length > 0 && named.every(({ isOver }) => isOver) && isAtHead(text.slice(0, first));
}

/** Words with which something is told to be or go on at a place, or on the way to it, rather than what the place is. */
const located =
  /[里内外中边旁上下近向离到往从]|\b(?:in|inside|into|out|outside|at|from|to|toward|towards|behind|beyond|heard|where)\b/i;

/** A description of the place that is seen, and of nothing else. */
const isOfGround = ({ text, descriptive, subjects, actions }: NarrationUnit, placeId: string): boolean =>
  descriptive &&
  actions.length === 0 &&
  !located.test(text) &&
  subjects.length > 0 &&
  subjects.every((id) => id === placeId);

/** Directions in which nobody speaks and nothing moves: a look at the place lets it be quiet. */
const silence =
  /^(?:(?:a )?(?:long |short )?(?:silence|pause|beat)|quiet|(?:一片|一阵|长久的?)?(?:沉默|寂静|安静|静默|停顿|静场))[.。…!！\s]*$/i;

export const isSilence = (text: string): boolean => silence.test(text.trim());

/** Whether a look at the place shows all that a unit without people and things tells. */
export const isOfPlace = (unit: NarrationUnit, { placeId, sky }: Seen): boolean =>
  isSilence(unit.text) || isOfSky(unit, sky) || isOfGround(unit, placeId);

/** What a look at a place shows. */
export interface Seen {
  readonly placeId: string;
  readonly sky: Sky;
}
