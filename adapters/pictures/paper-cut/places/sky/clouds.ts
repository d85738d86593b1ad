/** Clouds cut from paper: heaps with a flat foot, long streaks, scrolls, and banks that close the sky. */
import { pointsOf } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import type { Outline, Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, veil, type Cut, type Part } from '../paper/piece.ts';

/** Width, height and place of a cloud's foot. */
interface Heap {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lobes: number;
}

/** A row of arcs, the middle ones highest, over a foot with round ends. */
function heapOutline(heap: Heap, random: () => number): Outline {
  const { x, y, width, height, lobes } = heap;
  const left = x - width / 2;
  const at: number[] = [left, y];
  let ops = 'M';
  let from = left;
  for (let i = 0; i < lobes; i++) {
    const to =
      i === lobes - 1 ? x + width / 2 : left + (width * (i + 1 + between(random, -0.22, 0.22))) / lobes;
    const share = (from + to - 2 * left) / 2 / width;
    const rise = height * Math.sin(Math.PI * (0.1 + 0.8 * share)) * between(random, 0.8, 1.1);
    const swell = (to - from) * 0.18;
    at.push(
      from - swell,
      y - rise * 1.3,
      to + swell,
      y - rise * 1.3,
      to,
      y - (i === lobes - 1 ? 0 : height * 0.3 * Math.sin(Math.PI * share)),
    );
    ops += 'C';
    from = to;
  }
  const dip = height * 0.16;
  return {
    ops: `${ops}QQZ`,
    at: [...at, x + width * 0.42, y + dip, x, y + dip * 0.8, x - width * 0.42, y + dip, left, y],
  };
}

/** A heap of two sheets, the nearer lower and lighter. */
function heapCloud(kit: Kit, heap: Heap, colour: string): Cut[] {
  const random = kit.chance('cloud', Math.round(heap.x * 8));
  const near: Heap = {
    ...heap,
    x: heap.x + heap.width * between(random, -0.12, 0.12),
    y: heap.y + heap.height * 0.12,
    width: heap.width * 0.7,
    height: heap.height * 0.62,
    lobes: Math.max(3, heap.lobes - 1),
  };
  const far = mixed(colour, kit.outside.sky[1], 0.4);
  return [
    cut(heapOutline(heap, random), blend(far, mixed(far, kit.outside.sky[2], 0.35)), {
      lift: 8,
      edge: 0.45,
      grain: 0.4,
    }),
    cut(heapOutline(near, random), blend(colour, mixed(colour, kit.outside.sky[2], 0.3)), {
      lift: 9,
      edge: 0.5,
      grain: 0.4,
    }),
  ];
}

/** A long streak that tapers to both ends. */
function streak(x: number, y: number, size: Point): Outline {
  const [w, h] = [size[0] / 2, size[1] / 2];
  return {
    ops: 'MCCCCZ',
    at: [
      x - w,
      y,
      x - w * 0.6,
      y - h * 0.4,
      x - w * 0.5,
      y - h,
      x - w * 0.15,
      y - h,
      x + w * 0.2,
      y - h,
      x + w * 0.4,
      y - h * 0.2,
      x + w,
      y - h * 0.1,
      x + w * 0.5,
      y + h * 0.3,
      x + w * 0.3,
      y + h,
      x - w * 0.1,
      y + h,
      x - w * 0.4,
      y + h,
      x - w * 0.5,
      y + h * 0.2,
      x - w,
      y,
    ],
  };
}

/** A cloud of the auspicious kind 祥云: three lobes with a scroll cut into each, and a tail. */
function scrollCloud(kit: Kit, place: Point, size: number): Cut[] {
  const colour = cloudColour(kit);
  const [x, y] = place;
  const at = (dx: number, dy: number): Point => [x + dx * size, y + dy * size];
  const curl = (dx: number, dy: number, r: number): Outline =>
    ribbon(
      [
        at(dx - r, dy),
        at(dx - r * 0.7, dy - r * 0.75),
        at(dx + r * 0.3, dy - r * 0.85),
        at(dx + r * 0.75, dy - r * 0.1),
        at(dx + r * 0.2, dy + r * 0.45),
        at(dx - r * 0.25, dy + r * 0.1),
      ],
      [0.05 * size, 0.02 * size],
    );
  const random = kit.chance('scroll', Math.round(x * 8));
  const body = heapOutline({ x, y, width: size * 3.2, height: size * 1.1, lobes: 4 }, random);
  const tail = streak(x + size * 2, y + size * 0.05, [size * 3.4, size * 0.3]);
  const ink = mixed(colour, kit.outside.sky[0], 0.45);
  const marks = [
    mark(curl(-0.8, -0.35, 0.34), ink, 0.55),
    mark(curl(0, -0.5, 0.42), ink, 0.55),
    mark(curl(0.85, -0.34, 0.32), ink, 0.55),
  ];
  return [
    cut(tail, mixed(colour, kit.outside.sky[1], 0.35), { lift: 6, grain: 0.4 }),
    cut(body, colour, { lift: 8, edge: 0.5, grain: 0.4, marks }),
  ];
}

/** The colour clouds have under this sky: lit by day, dark against the glow at dusk. */
export function cloudColour(kit: Kit): string {
  const [zenith, middle, horizon] = kit.outside.sky;
  switch (kit.order.timeOfDay) {
    case 'dawn':
      return mixed(horizon, '#fff1ee', 0.45);
    case 'morning':
    case 'noon':
    case 'afternoon':
      return mixed(horizon, '#ffffff', 0.72);
    case 'dusk':
      return mixed(middle, horizon, 0.45);
    case 'evening':
      return mixed(zenith, middle, 0.75);
    case 'night':
      return lighter(mixed(zenith, middle, 0.8), 0.035);
  }
}

/** A few clouds where they leave the heads free: high, and to the sides. */
export function fairClouds(kit: Kit): Part[] {
  const random = kit.chance('clouds');
  const late =
    kit.order.timeOfDay === 'dusk' || kit.order.timeOfDay === 'evening' || kit.order.timeOfDay === 'dawn';
  const spots: readonly Point[] = pointsOf(
    `${between(random, -9.5, -6.5)} ${between(random, -8.2, -7.4)}, ${between(random, 4.5, 9)} ${between(random, -9.4, -8.4)}, ${between(random, -2.5, 2)} ${between(random, -10.6, -9.9)}, ${between(random, 9.5, 12.5)} ${between(random, -6.4, -5.6)}`,
  );
  return spots.slice(0, kit.dark ? 3 : 4).map((spot, i) =>
    moving(fairCloud(kit, { spot, late, index: i }), {
      motion: 'drift',
      amplitude: between(random, 0.6, 1.2),
      periodSeconds: 80 + i * 17,
      phase: (i * 0.27) % 1,
      anchor: spot,
    }),
  );
}

function fairCloud(kit: Kit, { spot, late, index }: { spot: Point; late: boolean; index: number }): Cut[] {
  const random = kit.chance('fair cloud', index);
  const [x, y] = spot;
  const old = kit.world === 'chinese-old' || (kit.world === 'fairytale' && index % 2 === 0);
  if (old && index < 2) return scrollCloud(kit, spot, between(random, 1, 1.35));
  if (late || kit.windy) return streaks(kit, spot, random);
  return heapCloud(
    kit,
    {
      x,
      y,
      width: between(random, 4.6, 7.4),
      height: between(random, 1.2, 1.9),
      lobes: pick(random, [4, 5, 5]),
    },
    cloudColour(kit),
  );
}

/** Three streaks, one above the other, lit from below. */
function streaks(kit: Kit, [x, y]: Point, random: () => number): Cut[] {
  const colour = cloudColour(kit);
  return [0, 1, 2].map((i) =>
    cut(
      streak(x + between(random, -1.6, 1.6), y + i * 0.5, [
        between(random, 4.6, 9) - i * 0.8,
        between(random, 0.35, 0.75),
      ]),
      blend(
        mixed(colour, kit.outside.sky[0], 0.25 - i * 0.1),
        mixed(colour, kit.outside.sky[2], 0.2 + i * 0.15),
      ),
      { lift: 6, edge: 0.4, grain: 0.4 },
    ),
  );
}

/** Banks of cloud from side to side: the lowest farthest away and lightest, those overhead over it and darker. */
export function cloudBanks(kit: Kit, heavy: boolean): Part[] {
  const random = kit.chance('banks');
  const [zenith, middle] = kit.outside.sky;
  const rows = heavy ? 4 : 3;
  return Array.from({ length: rows }, (_, row) => {
    const low = -6.9 - row * (heavy ? 1.2 : 1.5);
    const tone = mixed(middle, lighter(zenith, heavy ? -0.07 : 0), (heavy ? 0.3 : 0.2) + (row * 0.7) / rows);
    const fill = blend(lighter(tone, -0.03), lighter(tone, heavy ? 0.035 : 0.015));
    const bank = cut(bankOutline(low, random), fill, { lift: 12, edge: heavy ? 0.14 : 0.28, grain: 0.5 });
    return row < rows - 1
      ? bank
      : moving([bank], { motion: 'drift', amplitude: 0.7, periodSeconds: 47, phase: 0.2, anchor: [0, low] });
  });
}

/** A bank hanging from above the frame: its lower rim is a row of arcs. */
function bankOutline(low: number, random: () => number): Outline {
  const at: number[] = [-24, -20, 24, -20, 24, low];
  let ops = 'MLL';
  let x = 24;
  while (x > -24) {
    const to = Math.max(-24, x - between(random, 2.2, 5));
    const sag = between(random, 0.55, 1.25);
    at.push(x + 0.3, low + sag, to - 0.3, low + sag, to, low + between(random, -0.25, 0.25));
    ops += 'C';
    x = to;
  }
  return { ops: `${ops}Z`, at };
}

/** Bands of mist across the picture at a height. */
export function mistBands(kit: Kit, heights: readonly number[], strength = 0.35): Part[] {
  return heights.map((y, i) => {
    const random = kit.chance('mist', i);
    const band = veil(
      streak(between(random, -4, 4), y, [between(random, 22, 34), between(random, 0.7, 1.1)]),
      mixed(kit.outside.haze, '#ffffff', kit.dark ? 0.06 : 0.3),
      strength,
    );
    return moving([band], {
      motion: 'drift',
      amplitude: 1.4,
      periodSeconds: 36 + i * 11,
      phase: i * 0.37,
      anchor: [0, y],
    });
  });
}
