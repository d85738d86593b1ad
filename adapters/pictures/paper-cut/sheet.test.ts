import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from '@jest/globals';
import type { Sheet } from './model.ts';
import { lampLight, plainSet } from './rehearsal.ts';
import { drawSheets, type Air } from './sheet.ts';
import { airAt, layerAir } from './still.ts';

const square: Sheet = { d: 'M0 0L4 0L4 4L0 4Z', fill: '#ffd27a', lift: 0, edge: 0, grain: 0 };
const duskInFog: Air = {
  light: { ...lampLight, tint: '#3050a0', tintStrength: 0.8 },
  veil: { colour: '#808890', amount: 0.5 },
};

function colourOf(sheet: Sheet): readonly number[] {
  const g = createCanvas(4, 4).getContext('2d');
  drawSheets(g, [sheet], duskInFog);
  return [...g.getImageData(2, 2, 1, 1).data];
}

test('what shines keeps its colour, whatever the hour and however thick the air', () => {
  expect(colourOf({ ...square, shines: true })).toEqual([255, 210, 122, 255]);
});

test('what does not shine takes the tint of the hour and the veil of the air', () => {
  const [red = 0, green = 0, blue = 0] = colourOf(square);
  expect(red).toBeLessThan(200);
  expect(blue).toBeGreaterThan(green - 60);
});

test('a plane that says how much air lies over it has that much, and another as much as its depth gives', () => {
  const [hill] = plainSet.layers;
  if (hill === undefined) throw new Error('The set has a hill.');
  expect(layerAir(plainSet, { ...hill, air: 0 }).veil.amount).toBe(0);
  expect(layerAir(plainSet, { ...hill, air: 0.7 }).veil.amount).toBe(0.7);
  expect(layerAir(plainSet, hill)).toEqual(airAt(plainSet, hill.depth));
  expect(airAt(plainSet, hill.depth).veil.amount).toBeGreaterThan(0.3);
});
