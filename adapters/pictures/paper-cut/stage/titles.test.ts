import { describe, expect, test } from '@jest/globals';
import { SpriteStore } from '../draw/sprites.ts';
import { actorOf, documents, drawingOf, stillCamera } from '../rehearsal.ts';
import { openDrawing } from './open-drawing.ts';

const title = { type: 'title', fromFrame: 0, toFrame: 40, text: '灯笼匠', small: '' } as const;

type View = Parameters<typeof stillCamera>[0];

/** Rows of pixels that a title changes, as shares of the frame: the first and the last. */
function titleRows(view: View): readonly [number, number] {
  const size = { width: 320, height: 180 };
  const pixels = (overlays: readonly (typeof title)[]): Uint8ClampedArray => {
    const drawing = drawingOf({
      ...size,
      camera: stillCamera(view),
      actors: [actorOf()],
      overlays: [...overlays],
    });
    using open = openDrawing(drawing, documents, { store: new SpriteStore(30_000_000) });
    open.show(20);
    return open.canvas.getContext('2d').getImageData(0, 0, size.width, size.height).data.slice();
  };
  const [without, lettered] = [pixels([]), pixels([title])];
  const rows = Array.from({ length: size.height }, (_, y) => y).filter((y) =>
    Array.from({ length: size.width }, (_, x) => (y * size.width + x) * 4).some(
      (at) => Math.abs((without[at] ?? 0) - (lettered[at] ?? 0)) > 60,
    ),
  );
  return [(rows[0] ?? 0) / size.height, (rows.at(-1) ?? 0) / size.height];
}

describe('a title', () => {
  test('stands in the upper part of a picture with sky in it', () => {
    expect(titleRows({ x: 0, y: 7, height: 16 })[1]).toBeLessThan(0.4);
  });

  test('goes down when a head is where it would stand', () => {
    expect(titleRows({ x: 0, y: 4.4, height: 5 })[0]).toBeGreaterThan(0.45);
  });
});
