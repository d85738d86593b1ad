import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from '@jest/globals';
import { encodePng } from './encode-png.ts';

const [width, height] = [37, 21];

function drawn(): Uint8Array {
  const canvas = createCanvas(width, height);
  const g = canvas.getContext('2d');
  g.fillStyle = '#20406a';
  g.fillRect(0, 0, width, height);
  g.fillStyle = '#fdf3df';
  g.arc(12, 9, 7.5, 0, 2 * Math.PI);
  g.fill();
  return canvas.data();
}

async function decoded(png: Uint8Array): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(png)), 0, 0);
  return canvas.data();
}

test('a PNG holds the picture, pixel for pixel, and the same bytes each time', async () => {
  const rgba = drawn();
  const png = await encodePng({ width, height, rgba });
  expect(Buffer.from(await decoded(png)).equals(rgba)).toBe(true);
  expect(Buffer.from(await encodePng({ width, height, rgba })).equals(png)).toBe(true);
});

test('pictures are encoded whole, whatever is collected and asked for meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const size = { width: 1280, height: 720 };
  const rgba = Uint8Array.from({ length: 1280 * 720 * 4 }, (_, at) => (at * at) % 251);
  const calm = await encodePng({ ...size, rgba });
  const encoding = Array.from({ length: 12 }, () => encodePng({ ...size, rgba }));
  const others = [];
  for (let round = 0; round < 12; round++) {
    collect();
    await new Promise((resolve) => void setImmediate(resolve));
    others.push(...Array.from({ length: 8 }, () => Buffer.alloc(1280 * 720 * 3, 1)));
  }
  for (const png of await Promise.all(encoding)) expect(Buffer.from(png).equals(calm)).toBe(true);
  expect(others).toHaveLength(96);
});

test('a picture without rows is refused', async () => {
  await expect(encodePng({ width: 0, height: 4, rgba: new Uint8Array() })).rejects.toThrow(
    'FFmpeg could not',
  );
});
