import { describe, expect, test } from '@jest/globals';
import { Compositor, type Item } from './compositor.ts';

const size = { width: 40, height: 30 };
const paper: Item = {
  id: 'paper',
  key: 'paper',
  area: [0, 0, 40, 30],
  draw: (g) => {
    g.fillStyle = '#ffffff';
    g.fillRect(0, 0, 40, 30);
  },
};
const dot = (x: number, alpha = 1): Item => ({
  id: 'dot',
  key: `${x},${alpha}`,
  area: [x, 5, x + 6, 11],
  draw: (g) => {
    g.globalAlpha = alpha;
    g.fillStyle = '#c03020';
    g.fillRect(x, 5, 6, 6);
  },
});

const pixels = (compositor: Compositor): string => compositor.canvas.data().toString('base64');

function fresh(items: readonly Item[]): string {
  const compositor = new Compositor(size);
  compositor.show(items);
  return pixels(compositor);
}

describe('putting a frame together', () => {
  test('tells whether anything changed', () => {
    const compositor = new Compositor(size);
    expect(compositor.show([paper, dot(3)])).toBe(true);
    expect(compositor.show([paper, dot(3)])).toBe(false);
    expect(compositor.show([paper, dot(4)])).toBe(true);
  });

  test('shows the same picture however it came to it', () => {
    const compositor = new Compositor(size);
    for (const x of [3, 20, 8, 8, 31]) {
      compositor.show([paper, dot(x, 0.5)]);
      expect(pixels(compositor)).toBe(fresh([paper, dot(x, 0.5)]));
    }
  });

  test('uncovers what was under an item that has gone', () => {
    const compositor = new Compositor(size);
    compositor.show([paper, dot(10)]);
    compositor.show([paper]);
    expect(pixels(compositor)).toBe(fresh([paper]));
  });

  test('draws nothing that does not touch what changed', () => {
    const compositor = new Compositor(size);
    let drawn = 0;
    const corner: Item = {
      id: 'corner',
      key: 'corner',
      area: [30, 20, 40, 30],
      draw: () => {
        drawn += 1;
      },
    };
    compositor.show([paper, corner, dot(2)]);
    compositor.show([paper, corner, dot(3)]);
    expect(drawn).toBe(1);
  });
});
