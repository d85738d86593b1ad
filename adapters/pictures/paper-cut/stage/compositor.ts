/** Puts a frame together from items, and draws again only what has changed since the last one. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Size } from '../camera.ts';
import { release } from '../draw/sprites.ts';

/** Whole pixels: left, top, right, bottom. */
export type Area = readonly [number, number, number, number];

/** One thing in a frame. Items with the same `key` look the same; they draw nothing outside their area. */
export interface Item {
  /** Who it is from frame to frame; unique in a frame. */
  readonly id: string;
  readonly key: string;
  readonly area: Area;
  /**
   * Whether it is turned or stretched. Skia steps through such a picture from the edge of the clip, so that its pixels
   * depend on the clip by a level or two; it is therefore always drawn whole.
   */
  readonly loose?: boolean;
  draw(g: SKRSContext2D): void;
}

/** Above this share of the frame it is cheaper to draw everything once than parts with a clip. */
const MOST = 0.62;

/** Pixels of an area. */
export const sizeOf = ([l, t, r, b]: Area): number => Math.max(0, r - l) * Math.max(0, b - t);
const around = (a: Area, b: Area): Area => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
/** Whether two areas share a pixel. */
export const meets = (a: Area, b: Area): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const holds = (a: Area, b: Area): boolean => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];
/** The part of an area that lies in the frame. */
export const within = ([l, t, r, b]: Area, { width, height }: Size): Area => [
  Math.max(0, l),
  Math.max(0, t),
  Math.min(width, r),
  Math.min(height, b),
];

export class Compositor {
  readonly canvas: Canvas;
  readonly #size: Size;
  readonly #g: SKRSContext2D;
  #shown: ReadonlyMap<string, Item> | null = null;

  constructor(size: Size) {
    this.#size = size;
    this.canvas = createCanvas(size.width, size.height);
    this.#g = this.canvas.getContext('2d');
  }

  /** Shows items from back to front. Returns whether the picture is another one than before. */
  show(items: readonly Item[]): boolean {
    const before = this.#shown;
    this.#shown = new Map(items.map((item) => [item.id, item]));
    const whole: Area = [0, 0, this.#size.width, this.#size.height];
    const dirty = before === null ? [whole] : this.#changed(before, items);
    if (dirty.length === 0) return false;
    const all = dirty.reduce((sum, area) => sum + sizeOf(area), 0);
    if (all > MOST * sizeOf(whole)) this.#redrawAll(items);
    else for (const area of dirty) this.#redraw(items, area);
    return true;
  }

  /** Clears the canvas first: only then its library forgets what was drawn before, and need not keep a copy of it. */
  #redrawAll(items: readonly Item[]): void {
    this.#g.clearRect(0, 0, this.#size.width, this.#size.height);
    this.#draw(items);
  }

  /** Gives the picture's memory back. */
  close(): void {
    release(this.canvas);
  }

  #changed(before: ReadonlyMap<string, Item>, items: readonly Item[]): readonly Area[] {
    const areas: Area[] = [];
    const now = new Set<string>();
    for (const item of items) {
      now.add(item.id);
      const old = before.get(item.id);
      if (old?.key === item.key) continue;
      if (old !== undefined) areas.push(old.area);
      areas.push(item.area);
    }
    for (const [id, old] of before) if (!now.has(id)) areas.push(old.area);
    const loose = items.filter((item) => item.loose === true).map(({ area }) => within(area, this.#size));
    return wholeOf(
      loose,
      joined(areas.map((area) => within(area, this.#size)).filter((area) => sizeOf(area) > 0)),
    );
  }

  #redraw(items: readonly Item[], area: Area): void {
    const g = this.#g;
    g.save();
    g.beginPath();
    g.rect(area[0], area[1], area[2] - area[0], area[3] - area[1]);
    g.clip();
    this.#draw(items.filter((item) => meets(item.area, area)));
    g.restore();
  }

  #draw(items: readonly Item[]): void {
    for (const item of items) {
      this.#g.save();
      item.draw(this.#g);
      this.#g.restore();
    }
  }
}

/** Joins areas that touch, and those that together are hardly larger than apart. */
function joined(areas: readonly Area[]): readonly Area[] {
  const left = [...areas];
  const done: Area[] = [];
  for (let area = left.pop(); area !== undefined; area = left.pop()) {
    const here: Area = area;
    const i = left.findIndex(
      (other) => meets(here, other) || sizeOf(around(here, other)) < 1.15 * (sizeOf(here) + sizeOf(other)),
    );
    const other = left[i];
    if (other === undefined) done.push(here);
    else left.splice(i, 1, around(here, other));
  }
  return done;
}

/** Widens areas until none of them cuts through anything that must be drawn whole. */
function wholeOf(loose: readonly Area[], areas: readonly Area[]): readonly Area[] {
  const wide = areas.map((area) =>
    loose.filter((each) => meets(each, area)).reduce((sum, each) => around(sum, each), area),
  );
  return wide.every((area, i) => holds(areas[i] ?? area, area)) ? areas : wholeOf(loose, joined(wide));
}
