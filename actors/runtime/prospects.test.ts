import { expect, test } from '@jest/globals';
import { Prospects } from './prospects.ts';

const none = () => null;

test('nobody hopes for the last free seat, nor for one that another hopes for', () => {
  const prospects = new Prospects();
  expect(prospects.among(1, 5, none).seats).toBe(0);
  expect(prospects.among(0, 5, none).seats).toBe(0);
  const [first, second] = [prospects.among(8, 5, none), prospects.among(8, 5, none)];
  expect([first.seats, second.seats]).toEqual([5, 2]);
  first.end();
  first.end();
  expect(prospects.among(8, 9, none).seats).toBe(5);
});
