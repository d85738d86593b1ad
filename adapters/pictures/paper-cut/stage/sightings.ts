/** Who and what can be made out in a frame, measured on the picture: what would change in it if they were not there. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Act, Sighting } from '../../../../contracts/drawing.ts';
import type { Size } from '../camera.ts';
import { meets, sizeOf, within, type Area, type Item } from './compositor.ts';

/** Somebody or something that was put into a frame: its items, and the pixels they fill, inside the frame or not. */
export interface Candidate {
  readonly entityId: string;
  readonly act: Act;
  readonly own: readonly Item[];
  readonly whole: Area;
}

/** An entity that can be made out in a frame, and the part of the frame it is in. */
export interface Seen {
  readonly entityId: string;
  readonly act: Act;
  readonly box: Area;
}

/** Share of an entity's box that must lie in the frame, and share of the frame that it must fill. */
const IN_FRAME = 0.12;
const SPECK = 0.0001;

/** Share of its paper that must be uncovered, and difference of a pixel (sum of three colours) from which it is seen. */
const UNCOVERED = 0.25;
const VISIBLE = 12;

/** Pixels to each side of the small picture in which an entity is looked at: enough to tell a body from a sliver of it. */
const SIDE = 24;

/** Entities of a frame that can be made out; `items` are all that the frame is put together from, back to front. */
export function madeOut(
  candidates: readonly Candidate[],
  items: readonly Item[],
  size: Size,
): readonly Seen[] {
  return candidates.flatMap(({ entityId, act, own, whole }): readonly Seen[] => {
    const box = within(whole, size);
    const enough = Math.max(IN_FRAME * sizeOf(whole), SPECK * size.width * size.height);
    if (sizeOf(box) === 0 || sizeOf(box) < enough) return [];
    return uncovered(own, items, box) < UNCOVERED ? [] : [{ entityId, act, box }];
  });
}

/** Share of the pixels of some items that would be others without them. */
function uncovered(own: readonly Item[], items: readonly Item[], box: Area): number {
  const here = items.filter(({ area }) => meets(area, box));
  const alone = lookedAt(own, box);
  const present = lookedAt(here, box);
  const absent = lookedAt(
    here.filter((item) => !own.includes(item)),
    box,
  );
  let [paper, seen] = [0, 0];
  for (let at = 0; at < alone.length; at += 4) {
    if ((alone[at + 3] ?? 0) < 128) continue;
    paper += 1;
    if (differ(present, absent, at)) seen += 1;
  }
  return paper === 0 ? 0 : seen / paper;
}

function differ(one: Uint8Array, other: Uint8Array, at: number): boolean {
  const apart = (channel: number): number => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0));
  return apart(0) + apart(1) + apart(2) > VISIBLE;
}

const small = createCanvas(SIDE, SIDE);

/** A part of the frame as it looks from afar. */
function lookedAt(items: readonly Item[], [left, top, right, bottom]: Area): Uint8Array {
  const g: SKRSContext2D = small.getContext('2d');
  g.save();
  g.clearRect(0, 0, SIDE, SIDE);
  g.scale(SIDE / (right - left), SIDE / (bottom - top));
  g.translate(-left, -top);
  for (const item of items) {
    g.save();
    item.draw(g);
    g.restore();
  }
  g.restore();
  return new Uint8Array(small.data());
}

/** Looks at a film strip as it is drawn, several times a second; what is seen holds until the next look. */
export class Watch {
  readonly #every: number;
  readonly #looks: (readonly Seen[])[] = [];
  #frames = 0;

  constructor(fps: number) {
    this.#every = Math.max(1, Math.round(fps / LOOKS));
  }

  /** The next frame of the strip; `seen` is only asked when it is time to look. */
  pass(seen: () => readonly Seen[]): void {
    if (this.#frames % this.#every === 0) this.#looks.push(seen());
    this.#frames += 1;
  }

  /** Everything that was seen, in order of time and name. */
  get sightings(): Sighting[] {
    const runs = new Map<string, Seen[]>();
    const done: Sighting[] = [];
    const close = (name: string, end: number): void => {
      const run = runs.get(name);
      if (run !== undefined) done.push(this.#sighting(run, end));
      runs.delete(name);
    };
    for (const [look, seen] of this.#looks.entries()) {
      const now = new Map(seen.map((each) => [`${each.entityId} ${each.act}`, each]));
      for (const name of [...runs.keys()]) if (!now.has(name)) close(name, look);
      for (const [name, each] of now) runs.set(name, [...(runs.get(name) ?? []), each]);
    }
    for (const name of [...runs.keys()]) close(name, this.#looks.length);
    return done.toSorted(
      (a, b) => a.fromFrame - b.fromFrame || (`${a.entityId} ${a.act}` < `${b.entityId} ${b.act}` ? -1 : 1),
    );
  }

  /** A run of looks that ended before one. */
  #sighting(run: readonly Seen[], end: number): Sighting {
    const half = run[Math.floor(run.length / 2)] ?? run[0];
    if (half === undefined) throw new RangeError('A run has at least one look.');
    const [left, top, right, bottom] = half.box;
    return {
      entityId: half.entityId,
      act: half.act,
      fromFrame: (end - run.length) * this.#every,
      toFrame: Math.min(this.#frames, end * this.#every),
      box: { x: left, y: top, w: right - left, h: bottom - top },
    };
  }
}

/** Looks a second: an act is seen to a sixth of a second. */
const LOOKS = 6;
