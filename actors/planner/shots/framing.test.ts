import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Aspect } from '../../../contracts/run.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { lanternMaker } from '../samples/lantern-maker.ts';
import { crownOf, eyesOf } from '../stage/bodies.ts';
import type { Person } from '../stage/stage.ts';
import { edgesOf, inSet, peopleView, placeView, ratioOf, reachOf } from './framing.ts';

const { pack } = settle(
  lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8')),
  { characters: [], places: [] },
  1,
);

const person = (id: string, x: number, more: Partial<Person> = {}): Person => {
  const character = pack.characters.find((each) => each.id === id);
  if (character === undefined) throw new RangeError(id);
  return {
    character,
    x,
    depth: 0,
    facing: x < 0 ? 'right' : 'left',
    seat: 'none',
    pose: 'stand',
    emotion: 'neutral',
    holding: null,
    wet: false,
    isOff: false,
    ...more,
  };
};

const old = person('c1', -1.3);
const child = person('c2', 1.3);
const standing = { seat: 'none', pose: 'stand' } as const;

const aspects: readonly Aspect[] = ['16:9', '9:16', '1:1'];
const sizes: readonly ShotSize[] = ['wide', 'full', 'medium', 'close'];

describe('framing', () => {
  test.each(aspects.flatMap((aspect) => sizes.map((size) => [size, aspect] as const)))(
    'a %s in %s holds the whole head of one, with room above it',
    (size, aspect) => {
      for (const each of [old, child]) {
        const { look } = each.character;
        const view = peopleView([each], { size, aspect });
        const top = view.y + view.height / 2;
        expect(top).toBeGreaterThan(crownOf(look, standing));
        expect(eyesOf(look, standing)).toBeGreaterThan(view.y - view.height / 6);
      }
    },
  );

  test.each(aspects)(
    'a two-shot in %s holds both, a man and a child, with both faces above the subtitles',
    (aspect) => {
      const view = peopleView([old, child], { size: 'medium', aspect });
      const { left, right } = edgesOf(view, aspect);
      expect(left).toBeLessThan(old.x - 0.6);
      expect(right).toBeGreaterThan(child.x + 0.6);
      const lowest = eyesOf(child.character.look, standing);
      expect((lowest - (view.y - view.height / 2)) / view.height).toBeGreaterThan(0.3);
    },
  );

  test('sizes come closer in order', () => {
    const heights = sizes.map((size) => peopleView([old], { size, aspect: '16:9' }).height);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });

  test('one alone has more room before the face than behind the head', () => {
    const view = peopleView([old], { size: 'medium', aspect: '16:9' });
    const { left, right } = edgesOf(view, '16:9');
    expect(right - old.x).toBeGreaterThan(old.x - left);
  });

  test('whoever sits is framed lower', () => {
    const up = peopleView([old], { size: 'medium', aspect: '16:9' });
    const down = peopleView([{ ...old, seat: 'chair', pose: 'sit' }], { size: 'medium', aspect: '16:9' });
    expect(down.y).toBeLessThan(up.y - 0.8);
  });

  test('a lamp held high is inside the frame', () => {
    const view = peopleView([{ ...old, pose: 'raiseHigh' }], { size: 'full', aspect: '16:9' });
    expect(view.y + view.height / 2).toBeGreaterThan(crownOf(old.character.look, standing) + 1.5);
  });

  test('whoever stands up in a shot keeps their head, and so does a giant in a view of the place', () => {
    const look = { ...old.character.look, species: 'giant' as const, stature: 1.75 };
    const giant = { ...old, character: { ...old.character, look } };
    const highest = reachOf(giant);
    const seated = { ...giant, seat: 'ground' as const, pose: 'sit' as const };
    const views = [
      peopleView([seated], { size: 'medium', aspect: '16:9', highest }),
      peopleView([seated], { size: 'full', aspect: '16:9', highest }),
      placeView({ size: 'full', aspect: '16:9', highest }),
    ];
    for (const { y, height } of views) expect(y + height / 2).toBeGreaterThan(highest);
  });

  test('no view leaves the set', () => {
    for (const aspect of aspects) {
      const { left, right } = edgesOf(inSet({ x: 40, y: -9, height: 12 }, ratioOf[aspect]), aspect);
      expect(left).toBeGreaterThanOrEqual(-14);
      expect(right).toBeLessThanOrEqual(14.001);
    }
  });
});
