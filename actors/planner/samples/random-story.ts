/** Stories that nobody would write, for finding out what breaks. */
import fc from 'fast-check';
import {
  ActionVerb,
  Emotion,
  Manner,
  Mood,
  PropKind,
  TimeOfDay,
  Weather,
  type CastMember,
  type StoryReading,
} from '../../../contracts/reading.ts';
import { composeReading, type Deed, type Piece, type ScenePieces } from './compose-reading.ts';

const cast = ['c1', 'c2', 'c3', 'c4', 'c5'] as const;
const props = ['o1', 'o2', 'o3'] as const;
const places = ['p1', 'p2', 'p3'] as const;
const someone = fc.constantFrom(...cast);

const zhWords = [
  '灯',
  '风停了',
  '他没有说话',
  '河水很黑',
  '慢慢地',
  '拿去吧',
  '为什么',
  '我记得从前',
  '雨',
  '忽然',
  '走了进来',
  '像一只鸟',
];
const enWords = [
  'the lamp',
  'slowly',
  'nobody knew',
  'why',
  'take it',
  'she ran',
  'over the water',
  'rain',
  'suddenly',
  'as if it were a bird',
];
const marks = ['，', '。', '！', '？', '……', ', ', '. ', '! ', '? '];

const words = fc
  .array(fc.tuple(fc.constantFrom(...zhWords, ...enWords), fc.constantFrom(...marks)), {
    minLength: 1,
    maxLength: 14,
  })
  .map((parts) => parts.flat().join(' ').trim());

const deed: fc.Arbitrary<Deed> = fc.record(
  {
    verb: fc.constantFrom(...ActionVerb.options),
    by: fc.constantFrom(...cast, ...props, ...places),
    to: fc.constantFrom(...cast, ...props),
    with: fc.constantFrom(...props),
    at: fc.constantFrom(...places),
  },
  { requiredKeys: ['verb'] },
);

const say: fc.Arbitrary<Piece> = fc.record({
  is: fc.constantFrom('say' as const, 'say' as const, 'say' as const, 'think' as const),
  text: words,
  by: someone,
  to: someone,
  emotion: fc.constantFrom(...Emotion.options),
  intensity: fc.double({ min: 0, max: 1, noNaN: true }),
  manner: fc.constantFrom(...Manner.options),
});

const tell: fc.Arbitrary<Piece> = fc.record({
  is: fc.constant('tell' as const),
  text: words,
  deeds: fc.array(deed, { maxLength: 4 }),
  about: fc.array(fc.constantFrom(...cast, ...props, ...places), { maxLength: 3 }),
  descriptive: fc.boolean(),
});

const tag: fc.Arbitrary<Piece> = fc.record({
  is: fc.constant('tag' as const),
  text: words,
  deeds: fc.array(deed, { maxLength: 2 }),
});
const heading: fc.Arbitrary<Piece> = fc.record({ is: fc.constant('heading' as const), text: words });

const piece = fc.oneof(
  { weight: 5, arbitrary: say },
  { weight: 4, arbitrary: tell },
  { weight: 2, arbitrary: tag },
  { weight: 1, arbitrary: heading },
);

const scene = fc.record({
  place: fc.constantFrom(...places),
  indoors: fc.boolean(),
  timeOfDay: fc.constantFrom(...TimeOfDay.options),
  weather: fc.constantFrom(...Weather.options),
  season: fc.constant(null),
  mood: fc.constantFrom(...Mood.options),
  cast: fc.subarray([...cast]),
  props: fc.subarray([...props]),
  because: fc.constant('chance'),
  pieces: fc.array(piece, { minLength: 1, maxLength: 9 }),
});

const member = (id: string, at: number): CastMember => ({
  id,
  name: `Name ${at}`,
  aliases: [],
  gender: at % 2 === 0 ? 'female' : 'male',
  age: at === 0 ? 'child' : at === 3 ? 'old' : 'adult',
  species: at === 4 ? 'fox' : 'human',
  role: at < 2 ? 'protagonist' : 'minor',
  group: false,
  traits: [],
  mentions: [],
});

/** A story's text with the quotation marks that its reading leaves out. */
function written(scenes: readonly { readonly pieces: readonly Piece[] }[]): string {
  const line = (each: Piece): string =>
    each.is === 'say' || each.is === 'think' ? `“${each.text}”` : each.text;
  return scenes.map(({ pieces }) => pieces.map(line).join('\n')).join('\n\n');
}

export interface RandomStory {
  readonly text: string;
  readonly reading: StoryReading;
}

/** A random story with its reading; `kinds` of props are chance as well. */
export const randomStory: fc.Arbitrary<RandomStory> = fc
  .tuple(
    fc.array(scene, { minLength: 1, maxLength: 4 }),
    fc.array(fc.constantFrom(...PropKind.options), { minLength: 3, maxLength: 3 }),
  )
  .map(([found, kinds]) => {
    const scenes: ScenePieces[] = found.map((each, at) => ({ ...each, id: `s${at + 1}` }));
    const text = written(scenes);
    const head = {
      language: 'zh' as const,
      format: 'prose' as const,
      title: '无题',
      world: 'fairytale' as const,
      cast: cast.map(member),
      places: places.map((id, at) => ({
        id,
        name: `Place ${at}`,
        kind: 'street' as const,
        indoors: false,
        traits: [],
        mentions: [],
      })),
      props: props.map((id, at) => ({
        id,
        name: `Thing ${at}`,
        kind: kinds[at] ?? 'thing',
        traits: [],
        mentions: [],
      })),
    };
    return { text, reading: composeReading(text, head, scenes) };
  });
