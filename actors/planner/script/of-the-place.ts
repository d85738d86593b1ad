/** Whether words that name nobody and nothing tell only what the set shows: the place itself, its sky, its silence. */
import type { NarrationUnit } from '../../../contracts/reading.ts';
import { skyVerbs } from '../stage/deeds.ts';
import { isOfSky, type Sky } from './of-the-sky.ts';

/** What a look at a place shows. */
interface Seen {
  readonly placeId: string;
  readonly sky: Sky;
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

const isSkys = ({ actions }: NarrationUnit): boolean => actions.every(({ verb }) => skyVerbs.includes(verb));

/** Whether a look at the place shows all that a unit without people and things tells. */
export const isOfPlace = (unit: NarrationUnit, { placeId, sky }: Seen): boolean =>
  isSilence(unit.text) || (isSkys(unit) && isOfSky(unit.text, sky)) || isOfGround(unit, placeId);
