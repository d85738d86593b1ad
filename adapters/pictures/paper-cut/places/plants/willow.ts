/** The weeping willow. */
import { pointsOf } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, moving, type Part } from '../paper/piece.ts';
import { bare, leafage, trunk } from './crowns.ts';

/** A weeping willow: strands that sway, bare cords in winter. About twelve heads. */
export function willow(kit: Kit, index = 0): Part[] {
  const random = kit.chance('willow', index);
  const bark = kit.paint.of('bark');
  const lean = between(random, 0.4, 1.2);
  const colour = bare(kit)
    ? kit.paint.of('reed', -0.1)
    : kit.season === 'autumn'
      ? kit.paint.of('wheat', -0.1)
      : kit.paint.of('leaf', 0.05);
  const crown = [
    [lean - 1.6, -9.6, 1.9, 1.2],
    [lean + 1.7, -9.7, 2, 1.25],
    [lean, -10.4, 2.2, 1.4],
  ] as const;
  const wood = [
    trunk(pointsOf(`0 0.2, -0.3 -3, ${lean * 0.6} -6.2, ${lean} -9.6`), [1.1, 0.5], bark),
    trunk(pointsOf(`0.1 -5, ${lean - 1.6} -8, ${lean - 2.6} -9.4`), [0.4, 0.16], bark),
    trunk(pointsOf(`${lean * 0.6} -6.4, ${lean + 1.7} -8.4, ${lean + 3} -9.4`), [0.4, 0.16], bark),
  ];
  const curtains = [-3.1, -1.5, 0.2, 1.8, 3.4].map((x, i) =>
    curtain(kit, { x: lean + x, i, random, colour: lighter(colour, i % 2 === 0 ? -0.045 : 0.01) }),
  );
  return [...wood, ...(bare(kit) ? [] : leafage(kit, crown, colour)), ...curtains];
}

/** A bundle of hanging strands that sways from its top. */
function curtain(
  kit: Kit,
  { x, i, random, colour }: { x: number; i: number; random: () => number; colour: string },
): Part {
  const top = -9.6 - 0.5 * Math.cos((x - 0.8) * 0.5);
  const strands = Array.from({ length: bare(kit) ? 4 : 6 }, (_, k) => {
    const sx = x + (k - 2.5) * 0.33;
    const length = between(random, 4.2, 7) * (1 - 0.03 * Math.abs(sx));
    const drop: Point[] = pointsOf(
      `${sx} ${top}, ${sx + 0.12 * (k - 2.5)} ${top + length * 0.5}, ${sx + 0.16 * (k - 2.5)} ${top + length}`,
    );
    return ribbon(drop, bare(kit) ? [0.05, 0.02] : [0.3, 0.05]);
  });
  return moving(
    [
      cut(together(strands), blend(lighter(colour, -0.03), lighter(colour, 0.05)), {
        lift: 5,
        edge: 0.18,
        grain: 0.4,
      }),
    ],
    {
      motion: 'sway',
      amplitude: kit.windy ? 0.09 : 0.03,
      periodSeconds: kit.windy ? 2.6 : 5.2,
      phase: i * 0.19,
      anchor: [x, top],
    },
  );
}
