import { describe, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { fingerprint } from '../../../../actors/runtime/fingerprint.ts';
import { PropKind } from '../../../../contracts/reading.ts';
import { clearAir, drawSheets } from '../sheet.ts';
import type { PropArt } from '../model.ts';
import { propFaults } from '../places/faults.ts';
import { drawProp } from './draw-prop.ts';

const art = (kind: PropKind, colour = '#b5483c'): PropArt => drawProp({ id: 'p', name: kind, kind, colour });

const light = {
  shadow: [-0.6, 0.8] as const,
  shadowColour: '#1a1420',
  shadowAlpha: 0,
  edgeColour: '#ffffff',
  tint: '#ffffff',
  tintStrength: 0,
  vignette: 0,
};

/** Pixels covered by a prop drawn 40 pixels large: left, top, right, bottom, and their share of the picture. */
function drawnSmall(prop: PropArt): { share: number; foot: number } {
  const size = 40;
  const scale = (size - 6) / Math.max(prop.width, prop.height);
  const g = createCanvas(size * 2, size * 2).getContext('2d');
  g.setTransform(scale, 0, 0, scale, size, size * 1.5);
  drawSheets(g, prop.sheets, clearAir(light));
  const { data } = g.getImageData(0, 0, size * 2, size * 2);
  const covered = Array.from({ length: size * size * 4 }, (_, i) => i).filter(
    (i) => (data[i * 4 + 3] ?? 0) > 90,
  );
  return {
    share: covered.length / (size * size),
    foot: Math.max(...covered.map((i) => Math.floor(i / (size * 2)))) - size * 1.5,
  };
}

describe('props', () => {
  test.each(PropKind.options)('a %s has paper, a size and a grip', (kind) => {
    expect(propFaults(art(kind))).toEqual([]);
  });

  test('every kind has a form of its own', () => {
    const prints = PropKind.options.map((kind) => fingerprint(art(kind).sheets.map((sheet) => sheet.d)));
    expect(new Set(prints).size).toBe(PropKind.options.length);
  });

  test.each(PropKind.options)('a %s can still be seen forty pixels large, standing on its foot', (kind) => {
    const { share, foot } = drawnSmall(art(kind));
    expect(share).toBeGreaterThan(0.02);
    expect(Math.abs(foot)).toBeLessThan(9);
  });

  test('a prop takes its colour', () => {
    const fills = (colour: string): string => JSON.stringify(art('kite', colour).sheets);
    expect(fills('#b5483c')).not.toBe(fills('#3f5f86'));
    expect(fills('#b5483c')).toBe(fills('#b5483c'));
  });

  test.each(['lantern', 'lamp', 'candle', 'torch', 'fire'] as const)('a %s glows', (kind) => {
    expect(art(kind).glow?.radius).toBeGreaterThan(2);
    expect(art(kind).sheets.some((sheet) => sheet.shines)).toBe(true);
  });

  test.each([
    ['cup', 0.2, 0.5],
    ['lantern', 0.8, 1.2],
    ['umbrella', 2, 2.4],
    ['boat', 6.5, 7.5],
    ['table', 2.8, 3.2],
    ['kite', 1.4, 1.8],
  ] as const)('a %s is as wide as it is beside an adult of six heads', (kind, least, most) => {
    expect(art(kind).width).toBeGreaterThanOrEqual(least);
    expect(art(kind).width).toBeLessThanOrEqual(most);
  });
});
