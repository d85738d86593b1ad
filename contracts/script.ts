/** The Script stands between story and pictures: action, dialogue, narration in scenes, each tied to its source. */
import * as z from 'zod';
import { Act } from './drawing.ts';
import { Action, Emotion, Manner, Mood, Season, TimeOfDay, Weather } from './reading.ts';
import { Id, Language, Share, Span } from './shared.ts';

const element = { id: Id, source: Span, text: z.string().min(1) };

/** `spoken` text is what is heard and subtitled; `text` of an action is what is seen. */
export const ScriptElement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('action'),
    ...element,
    actions: z.array(Action),
    subjects: z.array(Id),
    descriptive: z.boolean(),
    emotion: Emotion,
  }),
  z.strictObject({
    kind: z.enum(['dialogue', 'thought']),
    ...element,
    speaker: Id,
    addressees: z.array(Id),
    emotion: Emotion,
    intensity: Share,
    manner: Manner,
    /** What speaker and others do while it is said (from the speech tag). */
    actions: z.array(Action),
  }),
  z.strictObject({
    kind: z.literal('narration'),
    ...element,
    /** Character who tells it, or null for the film's narrator. */
    speaker: Id.nullable(),
    emotion: Emotion,
    actions: z.array(Action),
    subjects: z.array(Id),
  }),
]);
export type ScriptElement = z.infer<typeof ScriptElement>;

export const ScriptScene = z.strictObject({
  id: Id,
  placeId: Id,
  indoors: z.boolean(),
  timeOfDay: TimeOfDay,
  weather: Weather,
  season: Season.nullable(),
  mood: Mood,
  cast: z.array(Id),
  props: z.array(Id),
  source: Span,
  elements: z.array(ScriptElement),
});
export type ScriptScene = z.infer<typeof ScriptScene>;

/** Whom or what words name, and the acts of which each shows what is done; none when being in the picture is enough. */
export const Named = z.strictObject({ entityId: Id, acts: z.array(Act) });
export type Named = z.infer<typeof Named>;

/**
 * What became of a stretch of the source. The entries tile every non-blank character of the story. Of a film that is as
 * long as it likes, only headings, notes and speech tags are `cut`; and, where narration is off, what no picture shows.
 */
export const Coverage = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  as: z.enum(['shown', 'spoken', 'narrated', 'cut']),
  because: z.string().optional(),
  shotIds: z.array(Id),
  /** What must be seen in those shots for the words to count as shown; nothing where they tell of the sky or the place. */
  names: z.array(Named),
});
export type Coverage = z.infer<typeof Coverage>;

export const Script = z.strictObject({
  language: Language,
  title: z.string().min(1),
  scenes: z.array(ScriptScene),
  /** Source that is neither seen nor heard, with the reason. */
  cuts: z.array(z.strictObject({ source: Span, because: z.string() })),
  /** Why narration exceeds its share of the running time, if it does. */
  narrationWaived: z.string().nullable(),
});
export type Script = z.infer<typeof Script>;

/** The unit of the reading that a line is of; a long one has several lines, named after it: `u3-2`, `u3.2`. */
export const unitOf = (lineId: string): string => lineId.split(/[-.]/)[0] ?? lineId;
