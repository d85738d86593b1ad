/** Boats and ships, each floating on the origin. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, shine, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';

/** A rowing boat of planks, 8 heads long; `old` ones lack paint and a plank. */
export function rowingBoat(kit: Kit, colour: string, old = false): Cut[] {
  const hull = authored(
    'M-4.2 -1.7Q-2 -1.25 0 -1.25Q2.2 -1.25 4.3 -1.95Q3.9 -0.5 2.9 0Q0 0.3 -2.8 0Q-3.9 -0.5 -4.2 -1.7Z',
  );
  const planks = together([
    authored('M-4 -1.15Q0 -0.55 4.1 -1.25L4.1 -1.19Q0 -0.48 -4 -1.09Z'),
    authored('M-3.7 -0.55Q0 -0.1 3.7 -0.6L3.7 -0.54Q0 -0.03 -3.7 -0.49Z'),
  ]);
  const inside = authored(
    'M-4.2 -1.7Q-2 -1.25 0 -1.25Q2.2 -1.25 4.3 -1.95Q2.2 -1.62 0 -1.6Q-2.2 -1.58 -4.2 -1.7Z',
  );
  return [
    cut(inside, lighter(colour, -0.16), { lift: 2, edge: 0.2 }),
    cut(hull, blend(lighter(colour, 0.03), lighter(colour, -0.07)), {
      lift: 6,
      edge: 0.5,
      marks: [
        mark(planks, lighter(colour, -0.1), 0.8),
        mark(
          authored('M-4.2 -1.7Q0 -0.8 4.3 -1.95L4.25 -1.7Q0 -0.55 -4.15 -1.5Z'),
          old ? kit.paint.of('driftwood', 0.06) : kit.paint.of('cream'),
          0.85,
        ),
      ],
    }),
    ...(old
      ? [
          cut(authored('M-1.6 -0.9L-0.4 -0.75L-0.5 -0.3L-1.5 -0.45Z'), kit.paint.shade, {
            lift: 0,
            edge: 0,
            alpha: 0.6,
          }),
        ]
      : []),
  ];
}

/** A river boat with a mat canopy 乌篷船, 12 heads long. */
export function canopyBoat(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', -0.04);
  const mat = kit.paint.of('ebony', 0.06);
  const hull = authored(
    'M-6.4 -1.5Q-5 -0.9 -3 -0.9L3.4 -0.9Q5.2 -0.9 6.6 -1.7Q6 -0.3 4.6 0.05L-4.4 0.05Q-5.8 -0.3 -6.4 -1.5Z',
  );
  const canopy = authored('M-2.9 -0.9L-2.8 -2.2Q-2.4 -3 -0.2 -3Q2 -3 2.4 -2.2L2.5 -0.9Z');
  const ribs = together([-2, -1.1, -0.2, 0.7, 1.6].map((x) => rect(x - 0.04, -3.1, 0.08, 2.3)));
  return [
    cut(canopy, blend(lighter(mat, 0.05), mat), {
      lift: 6,
      edge: 0.45,
      marks: [mark(ribs, lighter(mat, -0.06), 0.8)],
    }),
    cut(
      authored('M-2.5 -0.9L-2.45 -2Q-2.1 -2.6 -1.7 -2.7L-1.7 -0.9Z'),
      kit.lit ? kit.paint.flame.body : kit.paint.shade,
      { lift: 0, edge: 0, alpha: kit.lit ? 0.9 : 0.5, shines: kit.lit },
    ),
    cut(hull, blend(lighter(wood, 0.03), lighter(wood, -0.07)), {
      lift: 6,
      edge: 0.5,
      marks: [mark(rect(-7, -0.62, 14, 0.07), lighter(wood, -0.1), 0.8)],
    }),
    ...(kit.lit ? [shine(-2.2, -1.7, { radius: 2.6, colour: kit.paint.flame.throws, strength: 0.35 })] : []),
  ];
}

/** A junk or a sailing ship under way, about 9 heads high. */
export function sailingShip(kit: Kit, chinese: boolean): Part[] {
  const hullColour = kit.paint.of('timber', -0.04);
  const cloth = kit.paint.of(chinese ? 'ochre' : 'linen', chinese ? -0.04 : 0);
  const sails = chinese
    ? [
        authored('M-0.4 -8.4Q1.8 -7.8 2.4 -5.4Q2.7 -3.6 2.2 -2L-0.5 -1.9Z'),
        authored('M-3.6 -6.2Q-2 -5.8 -1.6 -4Q-1.4 -2.8 -1.7 -1.9L-3.7 -1.9Z'),
      ]
    : [
        authored('M0.2 -9L0.2 -2.2L3.6 -2.6Q3 -6.4 0.2 -9Z'),
        authored('M-0.2 -8.4L-0.2 -2.2L-3 -2.5Q-2.4 -6 -0.2 -8.4Z'),
      ];
  const battens = together([-7, -5.6, -4.3, -3].map((y) => rect(-4, y, 7, 0.07)));
  return [
    cut(
      together([rect(-0.1, -9.4, 0.2, 8), ...(chinese ? [rect(-3.7, -6.8, 0.16, 5.4)] : [])]),
      kit.paint.of('timber', -0.1),
      { lift: 3 },
    ),
    ...sails.map((outline) =>
      cut(outline, blend(lighter(cloth, 0.03), lighter(cloth, -0.04)), {
        lift: 5,
        edge: 0.45,
        marks: chinese ? [mark(battens, lighter(cloth, -0.12), 0.7)] : [],
      }),
    ),
    cut(
      authored('M-4.8 -2.1L-4.2 -1.4L3.6 -1.4L5 -2.2Q4.6 -0.4 3.4 0.1L-3.4 0.1Q-4.6 -0.5 -4.8 -2.1Z'),
      blend(lighter(hullColour, 0.03), lighter(hullColour, -0.06)),
      { lift: 6, edge: 0.45, marks: [mark(rect(-5, -1.05, 10, 0.16), kit.paint.accent(), 0.8)] },
    ),
  ];
}

/** A steamer seen from the side, 12 heads long. */
export function steamer(kit: Kit): Part[] {
  const white = kit.paint.of('plaster', 0.02);
  const ports = together(Array.from({ length: 8 }, (_, i) => ellipse(-4 + i * 1.1, -1.3, 0.16)));
  return [
    cut(together([rect(-0.9, -5.6, 1, 2.6), rect(0.9, -5.2, 0.9, 2.2)]), kit.paint.accent(-0.04), {
      lift: 4,
      marks: [mark(rect(-2, -5.6, 5, 0.5), kit.paint.of('iron'))],
    }),
    cut(together([rect(-3.4, -3.3, 6.4, 1.3), rect(-2, -4.1, 2, 0.8)]), white, {
      lift: 4,
      marks: [
        mark(
          together(Array.from({ length: 7 }, (_, i) => rect(-3 + i * 0.85, -2.9, 0.45, 0.4))),
          kit.lit ? kit.paint.flame.body : lighter(white, -0.3),
        ),
      ],
    }),
    cut(
      authored('M-6.2 -2.2L5.6 -2.2L6.6 -2.6Q6.2 -0.6 5.2 0.1L-5.2 0.1Q-6 -0.6 -6.2 -2.2Z'),
      blend(kit.paint.of('indigo', -0.02), kit.paint.of('indigo', -0.08)),
      {
        lift: 6,
        edge: 0.45,
        marks: [
          mark(ports, kit.lit ? kit.paint.flame.body : kit.paint.of('sky', -0.1)),
          mark(rect(-7, -0.3, 14, 0.5), kit.paint.of('lacquer', -0.04)),
        ],
      },
    ),
  ];
}

/** A boat that rocks on the water. */
export const rocking = (cuts: readonly Part[], index = 0): Part[] => {
  const paper = cuts.filter((part) => part.part === 'cut');
  const others = cuts.filter((part) => part.part !== 'cut');
  return [
    moving(paper, {
      motion: 'bob',
      amplitude: 0.06,
      periodSeconds: 4.4 + index * 0.7,
      phase: (index * 0.41) % 1,
      anchor: [0, 0],
    }),
    ...others,
  ];
};

/** A mooring post with a rope round it, 3 heads high. */
export function mooringPost(kit: Kit, height = 3): Cut[] {
  const wood = kit.paint.of('timber', -0.06);
  const coils = together([0.62, 0.74, 0.86].map((share) => rect(-0.36, -height * share, 0.72, 0.14)));
  return [
    cut(
      polygon(-0.3, 0.2, 0.3, 0.2, 0.26, -height, -0.26, -height),
      blend(lighter(wood, 0.04), lighter(wood, -0.05)),
      { lift: 6, edge: 0.5, marks: [mark(coils, kit.paint.of('rope', -0.04))] },
    ),
    cut(ellipse(0, -height, 0.27, 0.09), kit.snowy ? kit.paint.of('snow') : lighter(wood, 0.1), { lift: 1 }),
  ];
}

/** A post with a hanging lamp or lantern by the water; about 8 heads. */
export function lampPost(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', -0.06);
  const glass: Outline = polygon(1, -6.5, 1.8, -6.5, 1.7, -5.4, 1.1, -5.4);
  const lantern = kit.lit
    ? lamp(glass, blend(kit.paint.flame.core, kit.paint.flame.body))
    : cut(glass, kit.paint.of('paper', -0.05), { lift: 2 });
  const frame = cut(
    together([
      polygon(0.9, -6.5, 1.9, -6.5, 1.4, -7),
      rect(1.05, -5.4, 0.7, 0.14),
      rect(1.37, -7.5, 0.06, 0.6),
    ]),
    kit.paint.of('iron'),
    { lift: 2 },
  );
  return [
    cut(
      together([rect(-0.17, -8, 0.34, 8.2), ribbon(pointsOf('0 -7.5, 0.8 -7.6, 1.5 -7.45'), [0.2, 0.14])]),
      wood,
      { lift: 6, edge: 0.45 },
    ),
    moving([lantern, frame], {
      motion: 'sway',
      amplitude: kit.windy ? 0.15 : 0.03,
      periodSeconds: kit.windy ? 1.9 : 3.8,
      phase: 0.2,
      anchor: [1.4, -7.45],
    }),
    ...(kit.lit
      ? [shine(1.4, -6, { radius: 5.4, colour: kit.paint.flame.throws, strength: 0.6, flicker: 0.05 })]
      : []),
  ];
}
