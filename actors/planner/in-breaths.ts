/**
 * A unit that is longer than the film may be can never be in it whole. It becomes as many units as it takes breaths to
 * say, so that part of it can: a story without a full stop is one sentence, and a chapter may be one speech.
 */
import type { NarrationUnit, SpeechUnit, StoryReading, Unit } from '../../contracts/reading.ts';
import type { Span } from '../../contracts/shared.ts';
import { speechSeconds } from './pace.ts';
import { BREATH, folded, hasWords, speakableSpans } from './script/speakable.ts';

/** Seconds above which a unit is divided in a film of any length. */
const LONGEST_UNIT = 300;

/** Share of the story that a unit may be and still be left out whole of a film that is shorter than it. */
const SPARE_SHARE = 0.2;

/** Share of a film that one breath may fill. */
const BREATH_SHARE = 0.25;

const isTold = (unit: Unit): unit is SpeechUnit | NarrationUnit =>
  unit.kind === 'dialogue' || unit.kind === 'thought' || unit.kind === 'narration';

interface Story {
  readonly text: string;
  readonly reading: StoryReading;
}

/** Where everybody and everything is mentioned. */
const mentionsIn = ({ cast, places, props }: StoryReading): ReadonlyMap<string, readonly Span[]> =>
  new Map([...cast, ...places, ...props].map(({ id, mentions }) => [id, mentions]));

const isWithin = (part: Span, { start }: Span): boolean => part.start <= start && start < part.end;

type Mentions = ReturnType<typeof mentionsIn>;

/** What of a told unit belongs to a part of it: deeds and names by where they stand. */
function toldIn(unit: NarrationUnit, part: Span, mentions: Mentions): NarrationUnit {
  const actions = unit.actions.filter(({ span }) => isWithin(part, span));
  const acting = new Set(actions.flatMap(({ actor, target, prop, place }) => [actor, target, prop, place]));
  const isNamed = (id: string): boolean =>
    acting.has(id) || (mentions.get(id) ?? []).some((mention) => isWithin(part, mention));
  return { ...unit, actions, subjects: unit.subjects.filter(isNamed) };
}

interface Dividing {
  readonly story: Story;
  readonly mentions: Mentions;
  readonly breath: number;
}

function divided(unit: SpeechUnit | NarrationUnit, { story, mentions, breath }: Dividing): Unit[] {
  return speakableSpans(story.text, unit, breath)
    .map((span) => ({ ...span, text: folded(story.text.slice(span.start, span.end)) }))
    .filter(({ text }) => hasWords(text))
    .map((part, at) => ({
      ...(unit.kind === 'narration' ? toldIn(unit, part, mentions) : unit),
      ...part,
      id: at === 0 ? unit.id : `${unit.id}.${at + 1}`,
    }));
}

/** Seconds above which a unit is divided: what of a long story does not fit is left out, but not most of it. */
function longestUnit({ units }: StoryReading, maxSeconds: number | null): number {
  if (maxSeconds === null) return LONGEST_UNIT;
  const whole = units.filter(isTold).reduce((sum, { text }) => sum + speechSeconds(text), 0);
  return Math.min(LONGEST_UNIT, Math.max(maxSeconds, whole * SPARE_SHARE));
}

/** The reading with units that fit into a film of so many seconds. No scene claims the further parts: they go to the scene around them. */
export function inBreaths(story: Story, maxSeconds: number | null): StoryReading {
  const { reading } = story;
  const longest = longestUnit(reading, maxSeconds);
  const breath = Math.min(BREATH, (maxSeconds ?? LONGEST_UNIT) * BREATH_SHARE);
  const dividing = { story, mentions: mentionsIn(reading), breath };
  return {
    ...reading,
    units: reading.units.flatMap((unit) =>
      isTold(unit) && speechSeconds(unit.text) > longest ? divided(unit, dividing) : [unit],
    ),
  };
}
