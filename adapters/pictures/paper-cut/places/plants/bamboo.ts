/** Bamboo: jointed stems and lance leaves. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { cut, mark, moving, type Part } from '../paper/piece.ts';
import { leaf, polygon } from '../paper/shapes.ts';

/** A stand of `stems` stems about the origin, each twelve to sixteen heads high; the leaves sway. */
export function bamboo(kit: Kit, stems: number, index = 0): Part[] {
  const random = kit.chance('bamboo', index);
  return Array.from({ length: stems }, (_, i) => {
    const x = (i - (stems - 1) / 2) * 0.85 + between(random, -0.25, 0.25);
    return stem(kit, { x, height: between(random, 12, 17), lean: between(random, -1, 1), i, random });
  }).flat();
}

interface Stem {
  readonly x: number;
  readonly height: number;
  readonly lean: number;
  readonly i: number;
  readonly random: () => number;
}

function stem(kit: Kit, { x, height, lean, i, random }: Stem): Part[] {
  const colour = kit.paint.of('bamboo', i % 2 === 0 ? -0.08 : -0.02);
  const at = (share: number): Point => [x + lean * share * share, -height * share];
  const [foot, top] = [at(0), at(1)];
  const cane = authored(
    `M${foot[0] - 0.17} ${foot[1]}L${top[0] - 0.06} ${top[1]}L${top[0] + 0.06} ${top[1]}L${foot[0] + 0.17} ${foot[1]}Z`,
  );
  const joints = together(Array.from({ length: 9 }, (_, k) => joint(at((k + 0.7) / 9.6))));
  const tufts = [0.5, 0.68, 0.84, 0.98].map((share) => at(share + between(random, -0.05, 0.05)));
  const leaves = cut(
    together(tufts.flatMap((tuft) => leafTuft(tuft, random))),
    lighter(colour, i % 2 === 0 ? -0.02 : 0.05),
    { lift: 4, edge: 0.25 },
  );
  return [
    cut(cane, colour, { lift: 4, edge: 0.5, marks: [mark(joints, lighter(colour, -0.12), 0.7)] }),
    i % 3 === 0
      ? moving([leaves], {
          motion: 'sway',
          amplitude: kit.windy ? 0.05 : 0.015,
          periodSeconds: kit.windy ? 2.2 : 4.6,
          phase: i * 0.21,
          anchor: [x, 0],
        })
      : leaves,
  ];
}

const joint = ([x, y]: Point): Outline =>
  polygon(x - 0.2, y, x + 0.2, y, x + 0.2, y + 0.06, x - 0.2, y + 0.06);

/** Five lances that hang from a joint to both sides. */
function leafTuft([x, y]: Point, random: () => number): Outline[] {
  return [2.7, 2.2, 0.4, 0.9, 0.05].map((angle) => {
    const length = between(random, 0.9, 1.5);
    return leaf([x, y], [x + Math.cos(angle) * length, y + Math.sin(angle) * length * 0.8], 0.13);
  });
}
