/** Entities as they are fixed for a film: who they are, what they look and sound like, how things stand. */
import * as z from 'zod';
import {
  Age,
  CastRole,
  Gender,
  PlaceKind,
  PropKind,
  Season,
  Species,
  StoryReading,
  TimeOfDay,
  Weather,
} from './reading.ts';
import { Id, Language, Share } from './shared.ts';

/** `#rrggbb` under neutral light; the picture engine lights it. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
export type Colour = z.infer<typeof Colour>;

export const HairStyle = z.enum([
  'bald',
  'cropped',
  'short',
  'sidePart',
  'bob',
  'long',
  'ponytail',
  'bun',
  'doubleBun',
  'braid',
  'braids',
  'topknot',
  'queue',
  'curly',
  'thinning',
  'wild',
]);
export type HairStyle = z.infer<typeof HairStyle>;

export const Headwear = z.enum([
  'none',
  'cap',
  'strawHat',
  'scholarHat',
  'headscarf',
  'hood',
  'crown',
  'brimHat',
  'woolCap',
  'helmet',
  'flower',
  'hairpin',
  'ribbon',
  'sailorCap',
  'bambooHat',
]);
export type Headwear = z.infer<typeof Headwear>;

export const Beard = z.enum(['none', 'stubble', 'moustache', 'goatee', 'long', 'full']);
export type Beard = z.infer<typeof Beard>;

export const Costume = z.enum([
  'robe',
  'jacketTrousers',
  'qipao',
  'scholarRobe',
  'armour',
  'royalRobe',
  'monkRobe',
  'vestShirt',
  'dress',
  'apronDress',
  'apronShirt',
  'coat',
  'suit',
  'sweater',
  'schoolUniform',
  'sailor',
  'cloak',
  'rags',
  'nightgown',
  'none',
]);
export type Costume = z.infer<typeof Costume>;

export const Pattern = z.enum([
  'plain',
  'dots',
  'stripes',
  'checks',
  'flowers',
  'waves',
  'clouds',
  'patches',
]);
export type Pattern = z.infer<typeof Pattern>;

/** How a character looks: complete and settled, so that any shot draws the same person. */
export const Look = z.strictObject({
  species: Species,
  gender: Gender,
  age: Age,
  /** Standing height in heads of an adult (an adult is 6, a child 4.5 and shorter by `stature`). */
  stature: z.number().min(0.3).max(2.2),
  /** Width of the trunk against the usual. */
  girth: z.number().min(0.7).max(1.6),
  skin: Colour,
  hair: z.strictObject({ style: HairStyle, colour: Colour }),
  beard: Beard,
  headwear: Headwear,
  costume: z.strictObject({ cut: Costume, main: Colour, second: Colour, trim: Colour, pattern: Pattern }),
  /** Shape of the face, each −1…1 around the usual. */
  face: z.strictObject({
    jaw: z.number().min(-1).max(1),
    cheeks: z.number().min(-1).max(1),
    nose: z.number().min(-1).max(1),
    eyes: z.number().min(-1).max(1),
    brows: z.number().min(-1).max(1),
    mouth: z.number().min(-1).max(1),
  }),
  wrinkles: z.boolean(),
  freckles: z.boolean(),
  glasses: z.boolean(),
});
export type Look = z.infer<typeof Look>;

/**
 * How a character sounds, in no provider's words. Stored when first assigned; newcomers take a free `slot`,
 * so that no two characters of a film share a voice.
 */
export const Voice = z.strictObject({
  id: Id,
  language: Language,
  gender: Gender,
  age: Age,
  /** Number among the voices of this gender and age; 0 is the first. */
  slot: z.int().nonnegative(),
  /** Semitones from the usual of this gender and age. */
  pitch: z.number().min(-6).max(6),
  /** Speed against the usual. */
  pace: z.number().min(0.7).max(1.4),
  /** −1 dark … 1 bright. */
  brightness: z.number().min(-1).max(1),
  /** How lively the melody is against the usual. */
  liveliness: z.number().min(0.3).max(1.8),
});
export type Voice = z.infer<typeof Voice>;

export const Character = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  aliases: z.array(z.string()),
  role: CastRole,
  group: z.boolean(),
  gender: Gender,
  age: Age,
  look: Look,
  voice: Voice,
  /** Where each part of the look came from: the story's words, or chosen. */
  because: z.array(z.string()),
});
export type Character = z.infer<typeof Character>;

export const Place = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  kind: PlaceKind,
  indoors: z.boolean(),
  traits: z.array(z.string()),
  /** Decides details that the story leaves open; the same for every visit. */
  seed: z.int().nonnegative(),
});
export type Place = z.infer<typeof Place>;

export const Prop = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  kind: PropKind,
  colour: Colour,
});
export type Prop = z.infer<typeof Prop>;

/** How things stand in one scene: the continuity ledger. */
export const StoryState = z.strictObject({
  sceneId: Id,
  placeId: Id,
  timeOfDay: TimeOfDay,
  weather: Weather,
  season: Season.nullable(),
  present: z.array(Id),
  /** Character → prop in hand when the scene begins. */
  holding: z.record(Id, Id),
});
export type StoryState = z.infer<typeof StoryState>;

export const EntityLink = z.strictObject({
  from: Id,
  to: Id,
  relation: z.enum(['speaksTo', 'holds', 'isIn', 'kin']),
  weight: Share,
});
export type EntityLink = z.infer<typeof EntityLink>;

/** Everything entity-core settles for one revision. */
export const EntityPack = z.strictObject({
  language: Language,
  world: StoryReading.shape.world,
  characters: z.array(Character),
  /** Voice of the narration when nobody of the cast tells the story. */
  narrator: Voice,
  places: z.array(Place),
  props: z.array(Prop),
  links: z.array(EntityLink),
  states: z.array(StoryState),
});
export type EntityPack = z.infer<typeof EntityPack>;

/** What a series shares, kept by entity-core per project: looks and voices never change once given. */
export const Bible = z.strictObject({
  characters: z.array(Character.pick({ id: true, name: true, aliases: true, look: true, voice: true })),
  places: z.array(Place),
});
export type Bible = z.infer<typeof Bible>;
