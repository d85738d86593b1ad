/** Sprites: groups of sheets drawn once, lit as they lie in the frame, and kept for as long as there is room. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Sheet } from '../model.ts';
import type { Point } from '../path.ts';
import { cutSheet, drawCuts, roomOf, type Air, type CutSheet } from '../sheet.ts';

/** A picture whose origin lies `x`, `y` whole pixels from its upper left corner. */
export interface Sprite {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
}

/** Sheets that move as one: placed at a point, turned, perhaps seen in a mirror, grown. */
export interface Group {
  readonly sheets: readonly Sheet[];
  readonly at: Point;
  readonly turn: number;
  readonly flip: boolean;
  readonly size: number;
}

/** Sheets that lie where they were cut. */
export const still = (sheets: readonly Sheet[]): Group => ({
  sheets,
  at: [0, 0],
  turn: 0,
  flip: false,
  size: 1,
});

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** How groups lie in the frame: pixels to a head, seen in a mirror or not, and what part can be seen at all (pixels from the origin). */
export interface Placing {
  readonly air: Air;
  readonly scale: number;
  readonly mirrored: boolean;
  readonly shown: Box;
}

/** A group whose sheets are parsed, and the boxes they need. */
interface CutGroup {
  readonly group: Group;
  readonly cuts: readonly CutSheet[];
}

/** Draws groups into a canvas of their own. Null when nothing of them can be seen. */
export function bakeGroups(groups: readonly Group[], placing: Placing): Sprite | null {
  const cut = groups
    .filter(({ sheets }) => sheets.length > 0)
    .map((group): CutGroup => ({ group, cuts: group.sheets.map(cutSheet) }));
  const box = seenPart(cut, placing);
  if (box === null) return null;
  const [left, top, right, bottom] = box;
  const canvas = createCanvas(right - left, bottom - top);
  const g = canvas.getContext('2d');
  g.translate(-left, -top);
  g.scale(placing.mirrored ? -placing.scale : placing.scale, placing.scale);
  for (const { group, cuts } of cut) {
    g.save();
    g.translate(group.at[0], group.at[1]);
    g.rotate(group.turn);
    g.scale(group.flip ? -group.size : group.size, group.size);
    drawCuts(g, cuts, placing.air);
    g.restore();
  }
  return { canvas, x: -left, y: -top };
}

function seenPart(groups: readonly CutGroup[], { scale, mirrored, shown }: Placing): Box | null {
  const boxes = groups.flatMap(({ group, cuts }) => cuts.map((cut) => placedBox(roomOf(cut), group)));
  const whole = boxes.reduce<Box | null>((a, b) => (a === null ? b : around(a, b)), null);
  if (whole === null) return null;
  const [l, r] = mirrored ? [-whole[2], -whole[0]] : [whole[0], whole[2]];
  const left = Math.max(Math.floor(l * scale), Math.floor(shown[0]));
  const top = Math.max(Math.floor(whole[1] * scale), Math.floor(shown[1]));
  const right = Math.min(Math.ceil(r * scale), Math.ceil(shown[2]));
  const bottom = Math.min(Math.ceil(whole[3] * scale), Math.ceil(shown[3]));
  return right > left && bottom > top ? [left, top, right, bottom] : null;
}

/** The box around two. */
export const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

function placedBox([l, t, r, b]: Box, { at, turn, flip, size }: Group): Box {
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size];
  const corners = [
    [l, t],
    [r, t],
    [l, b],
    [r, b],
  ] as const;
  const xs = corners.map(([x, y]) => at[0] + (flip ? -x : x) * cos - y * sin);
  const ys = corners.map(([x, y]) => at[1] + (flip ? -x : x) * sin + y * cos);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whole pixels that a sprite covers when its origin is laid on a point, turned and grown. */
export function turnedArea(
  { canvas, x, y }: Sprite,
  at: { readonly x: number; readonly y: number; readonly turn: number; readonly size: number },
): Box {
  const group: Group = { sheets: [], at: [at.x, at.y], turn: at.turn, flip: false, size: at.size };
  const [l, t, r, b] = placedBox([-x, -y, canvas.width - x, canvas.height - y], group);
  const room = at.turn === 0 && at.size === 1 ? 0 : 1;
  return [Math.floor(l) - room, Math.floor(t) - room, Math.ceil(r) + room, Math.ceil(b) + room];
}

const bytesOf = ({ canvas }: Sprite): number => canvas.width * canvas.height * 4;

/** Gives a canvas's memory back at once; the collector of garbage does not know how much it is. */
export function release(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}

interface Kept {
  readonly sprite: Sprite | null;
  readonly bytes: number;
  /** The turn in which it was last asked for. */
  turn: number;
}

/** Keeps sprites by name; the least recently used ones go when there is no room. What it gives never depends on what it holds. */
export class SpriteStore {
  readonly #kept = new Map<string, Kept>();
  #room: number;
  #bytes = 0;
  #turn = 0;

  constructor(room: number) {
    this.#room = room;
  }

  /** Room for so many bytes from now on; what is too much goes when the next sprite comes. */
  giveRoom(bytes: number): void {
    this.#room = bytes;
  }

  /** Begins a frame: what is asked for from now on stays at least until the next frame begins. */
  begin(): void {
    this.#turn += 1;
  }

  /** The sprite of a name; `bake` must give the same picture for the same name. */
  get(name: string, bake: () => Sprite | null): Sprite | null {
    const kept = this.#kept.get(name) ?? this.#keep(name, bake());
    kept.turn = this.#turn;
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    return kept.sprite;
  }

  /** Lets everything go. */
  clear(): void {
    for (const { sprite } of this.#kept.values()) if (sprite !== null) release(sprite.canvas);
    this.#kept.clear();
    this.#bytes = 0;
  }

  #keep(name: string, sprite: Sprite | null): Kept {
    const kept: Kept = { sprite, bytes: sprite === null ? 0 : bytesOf(sprite), turn: this.#turn };
    this.#kept.set(name, kept);
    this.#bytes += kept.bytes;
    this.#makeRoom();
    return kept;
  }

  #makeRoom(): void {
    for (const [name, { sprite, bytes, turn }] of this.#kept) {
      if (this.#bytes <= this.#room || turn === this.#turn) return;
      this.#kept.delete(name);
      this.#bytes -= bytes;
      if (sprite !== null) release(sprite.canvas);
    }
  }
}
