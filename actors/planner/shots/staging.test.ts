import { describe, expect, test } from '@jest/globals';
import type { ActorDrawing, ShotDrawing } from '../../../contracts/drawing.ts';
import type { CastMember } from '../../../contracts/reading.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { composeReading, type Piece } from '../samples/compose-reading.ts';
import { planSample, type PlannedSample } from '../samples/plan-sample.ts';

const member = (id: string, name: string, more: Partial<CastMember> = {}): CastMember => ({
  id,
  name,
  aliases: [],
  gender: 'male',
  age: 'adult',
  species: 'human',
  role: 'protagonist',
  group: false,
  traits: [],
  mentions: [],
  ...more,
});

const cast = [
  member('c1', 'Old Tom', { age: 'old' }),
  member('c2', 'Ann', { gender: 'female', age: 'child' }),
  member('c3', 'Ben'),
];

const props = [
  { id: 'o1', name: 'lamp', kind: 'lantern', traits: [], mentions: [] },
  { id: 'o2', name: 'door', kind: 'door', traits: [], mentions: [] },
  { id: 'o3', name: 'string', kind: 'rope', traits: [], mentions: [] },
  { id: 'o4', name: 'carriage', kind: 'carriage', traits: [], mentions: [] },
  { id: 'o5', name: 'tree', kind: 'tree', traits: [], mentions: [] },
] as const;

interface Scene {
  readonly indoors?: boolean;
  readonly cast: readonly string[];
}

/** A film of one scene made of pieces whose texts follow each other. */
function filmOf(pieces: readonly Piece[], { indoors = false, cast: present }: Scene): PlannedSample {
  const text = pieces.map((piece) => piece.text).join(' ');
  const place = { id: 'p1', name: 'place', indoors, traits: [], mentions: [] };
  const reading = composeReading(
    text,
    {
      language: 'en',
      format: 'prose',
      title: 'A film',
      world: 'western-old',
      cast,
      places: [{ ...place, kind: indoors ? 'room' : 'meadow' }],
      props: props.map((prop) => ({ ...prop, traits: [], mentions: [] })),
    },
    [
      {
        id: 's1',
        place: 'p1',
        indoors,
        timeOfDay: 'noon',
        weather: 'clear',
        season: null,
        mood: 'calm',
        cast: [...present],
        props: props.map(({ id }) => id),
        because: 'test',
        pieces,
      },
    ],
  );
  return planSample({ text, reading, pack: settle(reading, { characters: [], places: [] }, 1).pack });
}

function shot({ film }: PlannedSample, id: string): ShotDrawing {
  const drawing = film.drawings.get(id);
  if (drawing === undefined) throw new RangeError(`No ${id} among ${[...film.drawings.keys()].join()}.`);
  return drawing;
}

const actor = ({ actors }: ShotDrawing, id: string): ActorDrawing | undefined =>
  actors.find(({ entityId }) => entityId === id);

const heldAt = (one: ActorDrawing | undefined, frame: number): string | null =>
  one?.holds.findLast((hold) => hold.frame <= frame)?.prop?.id ?? null;

const say = (text: string, by: string, to: string): Piece => ({ is: 'say', text, by, to });

const lampTaken: Piece = {
  is: 'tell',
  text: 'Old Tom took a lamp.',
  deeds: [{ verb: 'take', by: 'c1', with: 'o1' }],
  about: ['c1', 'o1'],
};

describe('“Take it” with a lamp in hand', () => {
  const film = filmOf(
    [say('Please, Tom.', 'c2', 'c1'), lampTaken, say('Take it, child, and go home.', 'c1', 'c2')],
    {
      indoors: true,
      cast: ['c1', 'c2'],
    },
  );
  const drawing = shot(film, 'shot-l2');

  test('is one shot of both, in which the lamp goes from hand to hand', () => {
    const [giver, taker] = [actor(drawing, 'c1'), actor(drawing, 'c2')];
    expect([heldAt(giver, 0), heldAt(taker, 0)]).toEqual(['o1', null]);
    expect([heldAt(giver, drawing.frames), heldAt(taker, drawing.frames)]).toEqual([null, 'o1']);
    expect(giver?.poses.map(({ pose }) => pose)).toContain('give');
    expect(taker?.poses.map(({ pose }) => pose)).toContain('take');
  });

  test('brings hands within reach of each other', () => {
    const ends = ['c1', 'c2'].map(
      (id) => actor(drawing, id)?.moves.at(-1)?.toX ?? actor(drawing, id)?.x ?? NaN,
    );
    expect(Math.abs((ends[0] ?? NaN) - (ends[1] ?? NaN))).toBeLessThanOrEqual(2.5);
  });
});

describe('a thing that is given while much is told', () => {
  test('has been handed over before the cut, which comes no later than others', () => {
    const much = 'which his father had made of tin and glass in a winter long ago '.repeat(3);
    const film = filmOf(
      [
        {
          is: 'tell',
          text: `Old Tom gave Ann a lamp ${much}.`,
          deeds: [
            { verb: 'give', by: 'c1', to: 'c2', with: 'o1' },
            { verb: 'sleep', by: 'c1' },
          ],
          about: ['c1', 'c2', 'o1'],
        },
        say('Thank you!', 'c2', 'c1'),
      ],
      { cast: ['c1', 'c2'] },
    );
    const lengths = film.film.shotPlan.shots.map(({ frames }) => frames / film.film.timeline.fps);
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThan(7);
  });
});

describe('an embrace', () => {
  test('finds nobody between the two', () => {
    const film = filmOf(
      [
        say('Look!', 'c2', 'c1'),
        say('I see him.', 'c1', 'c2'),
        say('I am home.', 'c3', 'c2'),
        {
          is: 'tell',
          text: 'Ann hugged Ben.',
          deeds: [{ verb: 'hug', by: 'c2', to: 'c3' }],
          about: ['c2', 'c3'],
        },
      ],
      { cast: ['c1', 'c2', 'c3'] },
    );
    const { actors } = shot(film, 'shot-n1');
    const x = (id: string): number => actors.find(({ entityId }) => entityId === id)?.x ?? NaN;
    const other = actors.find(({ entityId }) => entityId === 'c1');
    const [left, right] = [Math.min(x('c2'), x('c3')), Math.max(x('c2'), x('c3'))];
    expect(other === undefined || other.x < left + 0.5 || other.x > right + 1).toBe(true);
  });
});

describe('a thing that acts', () => {
  const door: Piece = {
    is: 'tell',
    text: 'The door opened.',
    deeds: [{ verb: 'open', by: 'o2' }],
    about: ['o2'],
  };
  const string: Piece = {
    is: 'tell',
    text: 'The string snapped.',
    deeds: [{ verb: 'break', by: 'o3' }],
    about: ['o3'],
  };

  test.each([
    ['a door', door],
    ['a thing of no weight', string],
  ])('is no prop of its own if it is %s: those whom it happens to are seen', (_, piece) => {
    const film = filmOf([say('Hush, Tom.', 'c2', 'c1'), say('Why?', 'c1', 'c2'), piece], {
      indoors: true,
      cast: ['c1', 'c2'],
    });
    const drawing = shot(film, 'shot-n1');
    expect(drawing.props).toEqual([]);
    expect(drawing.actors.length).toBe(2);
  });

  test('is seen by itself if it is a carriage that comes', () => {
    const film = filmOf(
      [
        { is: 'tell', text: 'A carriage stopped.', deeds: [{ verb: 'appear', by: 'o4' }], about: ['o4'] },
        say('Good day, Ann.', 'c1', 'c2'),
      ],
      { cast: ['c1', 'c2'] },
    );
    expect(shot(film, 'shot-n1').props.map(({ prop }) => prop.id)).toContain('o4');
  });
});

describe('somebody', () => {
  test('who comes in is in the frame within half a second', () => {
    const film = filmOf(
      [
        say('Who is it?', 'c1', 'c2'),
        {
          is: 'tell',
          text: 'Ben ran in.',
          deeds: [{ verb: 'enter', by: 'c3', manner: 'fast' }],
          about: ['c3'],
        },
      ],
      { indoors: true, cast: ['c1', 'c2', 'c3'] },
    );
    const drawing = shot(film, 'shot-n1');
    const { x, moves } = actor(drawing, 'c3') ?? { x: 0, moves: [] };
    const [move] = moves;
    const half = (drawing.camera.from.height * drawing.width) / drawing.height / 2;
    const way = (12 - (move?.fromFrame ?? 99)) / ((move?.toFrame ?? 0) - (move?.fromFrame ?? 0));
    const after12 = x + ((move?.toX ?? x) - x) * way;
    expect(Math.abs(after12 - drawing.camera.from.x)).toBeLessThan(half + 0.3);
  });

  test('to whom the door is opened is not seen waiting behind it', () => {
    const film = filmOf(
      [
        say('Who is there?', 'c1', 'c3'),
        {
          is: 'tell',
          text: 'Old Tom opened the door.',
          deeds: [{ verb: 'open', by: 'c1', with: 'o2' }],
          about: ['c1'],
        },
        { is: 'tell', text: 'Ben stood outside.', deeds: [{ verb: 'stand', by: 'c3' }], about: ['c3'] },
      ],
      { indoors: true, cast: ['c1', 'c3'] },
    );
    expect(actor(shot(film, 'shot-n1'), 'c3')).toBeUndefined();
    expect(actor(shot(film, 'shot-n2'), 'c3')).toBeDefined();
  });

  test('who is found first is there already where the picture would else be empty for long', () => {
    const about = (text: string): Piece => ({ is: 'tell', text, deeds: [], about: [] });
    const film = filmOf(
      [
        about('The inn stood by the road.'),
        about('Its counter was of oak.'),
        about('The wine was warm.'),
        about('A bowl cost four coppers.'),
        about('That was long ago.'),
        say('Come in!', 'c1', 'c2'),
      ],
      { indoors: true, cast: ['c1', 'c2'] },
    );
    expect(actor(shot(film, 'shot-n1'), 'c1')).toBeDefined();
  });

  test('who sleeps under a tree has the tree in the picture', () => {
    const film = filmOf(
      [
        {
          is: 'tell',
          text: 'Ann slept under the tree.',
          deeds: [{ verb: 'sleep', by: 'c2' }],
          about: ['c2', 'o5'],
        },
        say('Ann!', 'c1', 'c2'),
      ],
      { cast: ['c1', 'c2'] },
    );
    expect(shot(film, 'shot-n1').props.map(({ prop }) => prop.kind)).toContain('tree');
  });
});

describe('any two cuts', () => {
  test('never leave three framings of one kind in a row', () => {
    const lines = [
      'One thing.',
      'Another thing.',
      'A third thing.',
      'A fourth thing.',
      'A fifth thing.',
      'A sixth thing.',
    ];
    const film = filmOf(
      lines.map((text, at) =>
        say(
          `${text} It is rather long, so that it has a shot of its own.`,
          at % 2 === 0 ? 'c1' : 'c2',
          at % 2 === 0 ? 'c2' : 'c1',
        ),
      ),
      { cast: ['c1', 'c2'] },
    );
    const kinds = film.film.shotPlan.shots.map(
      ({ size, cast: seen }) => `${size} ${Math.min(2, seen.length)}`,
    );
    expect(kinds.filter((kind, at) => at > 1 && kind === kinds[at - 1] && kind === kinds[at - 2])).toEqual(
      [],
    );
  });
});
