import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../../contracts/reading.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { lanternMaker } from '../samples/lantern-maker.ts';
import { after, afterAll } from './act.ts';
import { FLOOR } from './blocking.ts';
import { withPole, handed } from './hands.ts';
import { ashore, risen } from './move-body.ts';
import { aboard, emptyStage, placed, type Setting, type Stage } from './stage.ts';

const { pack } = settle(
  lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8')),
  { characters: [], places: [] },
  1,
);

const setting: Setting = {
  characters: new Map(pack.characters.map((each) => [each.id, each])),
  props: new Map(pack.props.map((each) => [each.id, each])),
  slots: new Map([
    ['c1', { x: -1.3, depth: 0, facing: 'right' }],
    ['c2', { x: 1.3, depth: 0, facing: 'left' }],
  ]),
  isRaining: true,
  isAfloat: false,
  matters: new Set(),
  indoors: false,
};

const both = placed(placed(emptyStage, 'c1', setting), 'c2', setting);

const deed = (verb: Action['verb'], actor: string, more: Partial<Action> = {}): Action => ({
  verb,
  actor,
  target: null,
  prop: null,
  place: null,
  manner: 'plain',
  span: { start: 0, end: 1 },
  ...more,
});

const person = (stage: Stage, id: string) => {
  const found = stage.people.get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
};

describe('hands', () => {
  const holding = after(both, deed('take', 'c1', { prop: 'o2' }), setting);

  test('take a thing, and somebody else takes it out of them', () => {
    expect(person(holding, 'c1').holding?.id).toBe('o2');
    const taken = after(holding, deed('take', 'c2', { prop: 'o2' }), setting);
    expect([person(taken, 'c1').holding, person(taken, 'c2').holding?.id]).toEqual([null, 'o2']);
  });

  test('give a thing to another', () => {
    const given = after(holding, deed('give', 'c1', { prop: 'o2', target: 'c2' }), setting);
    expect([person(given, 'c1').holding, person(given, 'c2').holding?.id]).toEqual([null, 'o2']);
  });

  test('put down what they hold, named or not', () => {
    expect(person(after(holding, deed('put', 'c1'), setting), 'c1').holding).toBeNull();
    expect(person(after(holding, deed('put', 'c1', { prop: 'o3' }), setting), 'c1').holding?.id).toBe('o2');
  });

  test('hang a lamp on a pole, where it stays', () => {
    const action = deed('hang', 'c2', { prop: 'o2' });
    const ready = handed(withPole(both, action, setting), action, setting);
    const hung = after(ready, action, setting);
    expect(person(ready, 'c2').holding?.id).toBe('o2');
    expect(person(hung, 'c2').holding).toBeNull();
    expect(hung.things.get('o2')?.lift).toBeGreaterThan(3);
    expect(hung.things.get('o2-pole')?.x).toBe(hung.things.get('o2')?.x);
  });
});

describe('bodies', () => {
  test('whoever leaves is gone, and whoever comes in is wet from the rain', () => {
    const left = after(both, deed('leave', 'c1'), setting);
    expect(left.people.has('c1')).toBe(false);
    expect(person(after(left, deed('enter', 'c1'), setting), 'c1').wet).toBe(true);
  });

  test('whoever comes up to another stands beside them, on their own side', () => {
    const near = after(both, deed('approach', 'c1', { target: 'c2' }), setting);
    expect(person(near, 'c1').x).toBeGreaterThan(-1.3);
    expect(person(near, 'c1').x).toBeLessThan(person(near, 'c2').x);
  });

  test('whoever sits stays seated through small deeds and stands up to take something', () => {
    const sat = afterAll(both, [deed('sit', 'c1'), deed('nod', 'c1')], setting);
    expect(person(sat, 'c1').seat).toBe('chair');
    expect(person(after(sat, deed('take', 'c1', { prop: 'o2' }), setting), 'c1').seat).toBe('none');
  });

  test('whoever lies gets up for what is done with the whole body, and for nothing small', () => {
    const lying = after(both, deed('lie', 'c1'), setting);
    expect(person(after(lying, deed('listen', 'c1'), setting), 'c1').pose).toBe('lie');
    expect(person(after(lying, deed('jump', 'c1'), setting), 'c1').pose).toBe('stand');
  });

  test('whoever sits stands up before they go', () => {
    const sat = after(both, deed('sit', 'c1'), setting);
    expect(person(risen(sat, deed('run', 'c1')), 'c1')).toMatchObject({ seat: 'none', pose: 'stand' });
    expect(person(risen(sat, deed('nod', 'c1')), 'c1').seat).toBe('chair');
  });

  test('whoever is helped up stands', () => {
    const lying = after(both, deed('lie', 'c1'), setting);
    expect(person(after(lying, deed('rise', 'c2', { target: 'c1' }), setting), 'c1').pose).toBe('stand');
  });

  test('a father in a boat steps ashore to be embraced', () => {
    const boat = pack.props.find(({ kind }) => kind === 'boat');
    if (boat === undefined) throw new RangeError('no boat');
    const rowed = after(aboard(both, 'c3', { vehicle: boat, setting }), deed('row', 'c3'), setting);
    expect(person(rowed, 'c3')).toMatchObject({ seat: 'boat', isOff: false });
    const hug = deed('hug', 'c2', { target: 'c3' });
    const held = after(ashore(rowed, hug), hug, setting);
    expect(person(held, 'c3').seat).toBe('none');
    expect(Math.abs(person(held, 'c3').x - person(held, 'c2').x)).toBeLessThan(1.5);
  });

  test('nobody is ever off the floor', () => {
    for (const { x } of after(both, deed('hug', 'c1', { target: 'c2' }), setting).people.values()) {
      expect(Math.abs(x)).toBeLessThanOrEqual(FLOOR);
    }
  });
});
