/** What a creator changes of the people of a film: who they are, what they look and sound like, and what of it stays. */
import * as z from 'zod';
import { Character, Look, Voice } from '../entity.ts';
import { Age } from '../reading.ts';
import { Id, Words } from '../shared.ts';

const entityId = Id;
const name = Words.trim().min(1).max(80);
const Figure = z.enum(['female', 'male']);

const changesSomething = (change: object): boolean =>
  Object.values(change).some((value) => value !== undefined);
const NOTHING = 'It changes nothing';

/** Parts of a look that are to be others; what is not named stays. */
export const LookChange = z
  .strictObject({
    ...Look.omit({ species: true, gender: true }).shape,
    gender: Figure,
    hair: Look.shape.hair.partial().refine(changesSomething, NOTHING),
    costume: Look.shape.costume.partial().refine(changesSomething, NOTHING),
    face: Look.shape.face.partial().refine(changesSomething, NOTHING),
  })
  .partial()
  .refine(changesSomething, NOTHING);
export type LookChange = z.infer<typeof LookChange>;

/** Parts of a voice that are to be others. */
export const VoiceChange = z
  .strictObject({
    ...Voice.omit({ id: true, language: true, slot: true, gender: true }).shape,
    gender: Figure,
  })
  .partial()
  .refine(changesSomething, NOTHING);
export type VoiceChange = z.infer<typeof VoiceChange>;

/** Somebody as they are when they are locked. */
export const Kept = Character.pick({ name: true, gender: true, age: true, look: true, voice: true });
export type Kept = z.infer<typeof Kept>;

/** Two people or two places that the reading took for two are one: whatever is of `from` is of `into`. */
const MergeEntities = z
  .strictObject({ type: z.literal('mergeEntities'), from: Id, into: Id })
  .refine(({ from, into }) => from !== into, 'Nobody is merged into himself');

/** Lines that the reading gave to the wrong person: somebody new says them. */
const SplitEntity = z.strictObject({
  type: z.literal('splitEntity'),
  entityId,
  name,
  /** Gender and age are those of whoever had the lines where they are not said. */
  gender: Figure.nullable().default(null),
  age: Age.nullable().default(null),
  lineIds: z.array(Id).min(1).max(500),
});
export type SplitEntity = z.infer<typeof SplitEntity>;

/** Whoever is locked stays as they are in the film, whatever the story says of them later; nobody edits them. */
const LockEntity = z.strictObject({
  type: z.literal('lockEntity'),
  entityId,
  locked: z.boolean(),
  /** Whom the film has; the gateway puts it in, whatever was sent. */
  keeps: Kept.nullable().default(null),
});

export const entityEdits = [
  z.strictObject({ type: z.literal('renameEntity'), entityId, name }),
  MergeEntities,
  SplitEntity,
  LockEntity,
  z.strictObject({ type: z.literal('setLook'), entityId, look: LookChange }),
  z.strictObject({ type: z.literal('setVoice'), entityId, voice: VoiceChange }),
] as const;

export type EntityEdit = z.infer<(typeof entityEdits)[number]>;

const types: ReadonlySet<string> = new Set(entityEdits.map(({ shape }) => shape.type.value));

/** Whether an edit is about people of the film rather than about lines or shots. */
export const isEntityEdit = <E extends { readonly type: string }>(edit: E): edit is Extract<E, EntityEdit> =>
  types.has(edit.type);
