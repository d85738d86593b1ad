/**
 * What a language engine finds in a story. Every span indexes the decoded story text.
 * The units tile the text: each non-blank character belongs to exactly one unit.
 */
import * as z from 'zod';
import { Id, Language, Share, Span } from './shared.ts';

export const Gender = z.enum(['female', 'male', 'unknown']);
export type Gender = z.infer<typeof Gender>;

export const Age = z.enum(['child', 'young', 'adult', 'old']);
export type Age = z.infer<typeof Age>;

/** Body that a character is drawn with; animals act upright, as in fables, and so does a thing that is alive. */
export const Species = z.enum([
  'human',
  'fox',
  'wolf',
  'dog',
  'cat',
  'rabbit',
  'bear',
  'mouse',
  'pig',
  'sheep',
  'cow',
  'horse',
  'donkey',
  'monkey',
  'tiger',
  'lion',
  'frog',
  'bird',
  'owl',
  'hen',
  'duck',
  'fish',
  'dragon',
  'giant',
  'spirit',
  'tree',
  'flower',
  'loaf',
  'sun',
  'moon',
  'star',
  'cloud',
  'thing',
]);
export type Species = z.infer<typeof Species>;

const things: readonly Species[] = ['tree', 'flower', 'loaf', 'sun', 'moon', 'star', 'cloud', 'thing'];

/** Whether a body is that of a thing, which is alive only in its tale. */
export const isThing = (species: Species): boolean => things.includes(species);

export const Emotion = z.enum([
  'neutral',
  'joy',
  'sadness',
  'anger',
  'fear',
  'surprise',
  'tenderness',
  'disgust',
  'shame',
  'resolve',
  'weariness',
  'slyness',
]);
export type Emotion = z.infer<typeof Emotion>;

/** How a line is given, from the verb and adverb of its speech tag. */
export const Manner = z.enum(['normal', 'whisper', 'murmur', 'shout', 'call', 'sob', 'laugh', 'sing']);
export type Manner = z.infer<typeof Manner>;

export const TimeOfDay = z.enum(['dawn', 'morning', 'noon', 'afternoon', 'dusk', 'evening', 'night']);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

export const Weather = z.enum(['clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind']);
export type Weather = z.infer<typeof Weather>;

export const Season = z.enum(['spring', 'summer', 'autumn', 'winter']);
export type Season = z.infer<typeof Season>;

export const Mood = z.enum([
  'calm',
  'joyful',
  'tender',
  'sad',
  'tense',
  'fearful',
  'mysterious',
  'heroic',
  'comic',
  'solemn',
]);
export type Mood = z.infer<typeof Mood>;

/** Kinds of place that a background can be built for. */
export const PlaceKind = z.enum([
  'street',
  'lane',
  'market',
  'square',
  'village',
  'town',
  'city',
  'courtyard',
  'garden',
  'park',
  'playground',
  'room',
  'bedroom',
  'kitchen',
  'study',
  'hall',
  'cottage',
  'hut',
  'attic',
  'cellar',
  'teahouse',
  'inn',
  'shop',
  'workshop',
  'school',
  'classroom',
  'office',
  'hospital',
  'temple',
  'church',
  'palace',
  'castle',
  'throneRoom',
  'prison',
  'theatre',
  'library',
  'station',
  'train',
  'carriage',
  'car',
  'ship',
  'boat',
  'harbour',
  'dock',
  'beach',
  'sea',
  'river',
  'lake',
  'bridge',
  'well',
  'waterfall',
  'road',
  'field',
  'farm',
  'barn',
  'meadow',
  'hill',
  'mountain',
  'cliff',
  'cave',
  'forest',
  'swamp',
  'desert',
  'snowfield',
  'graveyard',
  'battlefield',
  'tower',
  'lighthouse',
  'rooftop',
  'balcony',
  'gate',
  'stairs',
  'sky',
  'space',
  'underwater',
  'open',
]);
export type PlaceKind = z.infer<typeof PlaceKind>;

/** Things that can be drawn in a hand or on the stage. */
export const PropKind = z.enum([
  'lantern',
  'lamp',
  'candle',
  'torch',
  'umbrella',
  'book',
  'letter',
  'scroll',
  'pen',
  'cup',
  'bowl',
  'teapot',
  'bottle',
  'jar',
  'basket',
  'bag',
  'box',
  'chest',
  'key',
  'coin',
  'sword',
  'knife',
  'axe',
  'stick',
  'staff',
  'bow',
  'spear',
  'rope',
  'net',
  'fishingRod',
  'bucket',
  'broom',
  'flower',
  'branch',
  'fruit',
  'apple',
  'bread',
  'bun',
  'cake',
  'fish',
  'meat',
  'egg',
  'kite',
  'ball',
  'doll',
  'toy',
  'flute',
  'drum',
  'bell',
  'fan',
  'mirror',
  'ring',
  'necklace',
  'crown',
  'hat',
  'shoe',
  'cloth',
  'scarf',
  'blanket',
  'pillow',
  'needle',
  'clock',
  'map',
  'picture',
  'phone',
  'radio',
  'camera',
  'computer',
  'glasses',
  'pipe',
  'medicine',
  'stone',
  'gem',
  'feather',
  'leaf',
  'shell',
  'tool',
  'hammer',
  'saw',
  'table',
  'chair',
  'stool',
  'bench',
  'bed',
  'stove',
  'cart',
  'rickshaw',
  'carriage',
  'boat',
  'bicycle',
  'ladder',
  'door',
  'window',
  'tree',
  'fire',
  'thing',
]);
export type PropKind = z.infer<typeof PropKind>;

/** What a body can be seen doing. Anything else is told by narration instead. */
export const ActionVerb = z.enum([
  'stand',
  'sit',
  'kneel',
  'lie',
  'sleep',
  'wake',
  'rise',
  'walk',
  'run',
  'enter',
  'leave',
  'approach',
  'climb',
  'jump',
  'fall',
  'turn',
  'stop',
  'wait',
  'hide',
  'follow',
  'ride',
  'swim',
  'fly',
  'dance',
  'look',
  'lookUp',
  'lookDown',
  'lookBack',
  'search',
  'listen',
  'read',
  'write',
  'think',
  'nod',
  'shakeHead',
  'bow',
  'wave',
  'point',
  'beckon',
  'take',
  'give',
  'hold',
  'lift',
  'put',
  'carry',
  'drop',
  'throw',
  'catch',
  'pull',
  'push',
  'open',
  'close',
  'knock',
  'touch',
  'wipe',
  'hang',
  'light',
  'blowOut',
  'eat',
  'drink',
  'cook',
  'work',
  'sew',
  'sweep',
  'dig',
  'fish',
  'row',
  'play',
  'sing',
  'laugh',
  'smile',
  'cry',
  'sigh',
  'tremble',
  'startle',
  'hug',
  'kiss',
  'fight',
  'hit',
  'call',
  'speak',
  'breathe',
  'cough',
  'die',
  'arrive',
  'appear',
  'vanish',
  'move',
  'float',
  'shine',
  'burn',
  'break',
  'ring',
  'blow',
  'grow',
  'open_up',
  'rain',
  'snow',
  'clear',
]);
export type ActionVerb = z.infer<typeof ActionVerb>;

export const CastRole = z.enum(['protagonist', 'supporting', 'minor', 'narrator']);
export type CastRole = z.infer<typeof CastRole>;

/** A character found in the story. `traits` are words of description in the story's language ("white beard", "蓝布衫"). */
export const CastMember = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  aliases: z.array(z.string().min(1).max(80)),
  gender: Gender,
  age: Age,
  species: Species,
  role: CastRole,
  /** Whether this is several people spoken of as one ("the children", 众人). */
  group: z.boolean(),
  traits: z.array(z.string().min(1).max(120)),
  mentions: z.array(Span),
});
export type CastMember = z.infer<typeof CastMember>;

export const FoundPlace = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  kind: PlaceKind,
  indoors: z.boolean(),
  /** Words of description, as with characters. */
  traits: z.array(z.string().min(1).max(120)),
  mentions: z.array(Span),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

export const FoundProp = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  kind: PropKind,
  traits: z.array(z.string().min(1).max(120)),
  mentions: z.array(Span),
});
export type FoundProp = z.infer<typeof FoundProp>;

/** A deed or a state seen in a narration unit. `actor` and `target` name cast, place or prop ids. */
export const Action = z.strictObject({
  verb: ActionVerb,
  actor: Id.nullable(),
  target: Id.nullable(),
  prop: Id.nullable(),
  place: Id.nullable(),
  manner: z.enum(['plain', 'slow', 'fast', 'soft', 'strong']),
  span: Span,
});
export type Action = z.infer<typeof Action>;

const unit = {
  id: Id,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** Text with hard wraps undone and blanks folded; for speech without its quotation marks. */
  text: z.string(),
  paragraph: z.int().nonnegative(),
};

const speech = {
  ...unit,
  speaker: Id.nullable(),
  addressees: z.array(Id),
  /** Probability that the speaker is right, calibrated on labelled stories. */
  confidence: Share,
  /** Other speakers thought of, best first. */
  alternatives: z.array(z.strictObject({ speaker: Id, confidence: Share })),
  /** What decided, e.g. `tag`, `vocative`, `alternation`. */
  cue: z.string().max(40),
  emotion: Emotion,
  intensity: Share,
  manner: Manner,
};

/** One piece of the source. `tag` is the words around speech that only say who speaks ("she said"). */
export const Unit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dialogue'), ...speech }),
  z.strictObject({ kind: z.literal('thought'), ...speech }),
  z.strictObject({
    kind: z.literal('narration'),
    ...unit,
    /** Whether a first-person narrator who is in the cast tells this. */
    narrator: Id.nullable(),
    emotion: Emotion,
    actions: z.array(Action),
    /** Entities that are named or meant by a pronoun here, in order. */
    subjects: z.array(Id),
    /** Whether this describes a look, place, time or weather rather than an event. */
    descriptive: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('tag'),
    ...unit,
    /** The speech unit that this tag belongs to. */
    of: Id,
    actions: z.array(Action),
  }),
  z.strictObject({ kind: z.literal('heading'), ...unit }),
  z.strictObject({ kind: z.literal('note'), ...unit }),
]);
export type Unit = z.infer<typeof Unit>;
export type SpeechUnit = Extract<Unit, { kind: 'dialogue' | 'thought' }>;
export type NarrationUnit = Extract<Unit, { kind: 'narration' }>;

export const FoundScene = z.strictObject({
  id: Id,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  place: Id,
  indoors: z.boolean(),
  timeOfDay: TimeOfDay,
  weather: Weather,
  season: Season.nullable(),
  mood: Mood,
  /** Who is there, in order of appearance; people only talked about are not. */
  cast: z.array(Id),
  /** Props that play a part or stand there. */
  props: z.array(Id),
  /** Units of this scene in order. */
  units: z.array(Id),
  /** Why a new scene begins here, e.g. `time: 夜里`. */
  because: z.string().max(120),
});
export type FoundScene = z.infer<typeof FoundScene>;

export const StoryFormat = z.enum(['prose', 'screenplay', 'dialogue']);
export type StoryFormat = z.infer<typeof StoryFormat>;

export const StoryReading = z.strictObject({
  language: Language,
  format: StoryFormat,
  title: z.string().min(1).max(200),
  cast: z.array(CastMember),
  places: z.array(FoundPlace),
  props: z.array(FoundProp),
  units: z.array(Unit),
  scenes: z.array(FoundScene),
  /** Era and culture that dress the film, e.g. hanfu or waistcoats. */
  world: z.enum(['chinese-old', 'chinese-modern', 'western-old', 'western-modern', 'fairytale']),
});
export type StoryReading = z.infer<typeof StoryReading>;
