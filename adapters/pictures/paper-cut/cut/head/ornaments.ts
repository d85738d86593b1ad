/** Small things worn in the hair, each on its own side of the person. */
import { shade } from '../../colour.ts';
import { ellipse, outline, type Point } from '../../path.ts';
import type { Sheet } from '../../model.ts';
import type { HeadPiece } from '../../rig.ts';
import { bandSheet, paper, sits, type HatColours } from './hat-parts.ts';
import type { Skull, Spot } from './skull.ts';

/** A flower over the person's left temple. */
export function flower(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [74, 38, 1.1];
  if (skull.nearness(spot) < -0.12) return [];
  const [x, y] = skull.at(spot);
  const petals = Array.from({ length: 5 }, (_, i): Sheet => {
    const angle = (i * Math.PI * 2) / 5 - 0.4;
    return {
      ...paper(
        ellipse([x + Math.cos(angle) * 0.062, y + Math.sin(angle) * 0.062], [0.062, 0.048], angle),
        i % 2 === 0 ? accent : shade(accent, 0.05),
        2,
      ),
      edge: 0.5,
    };
  });
  return [
    {
      slot: skull.nearness(spot) < 0 ? 'behindFace' : 'overFace',
      sheets: [...petals, paper(ellipse([x, y], [0.034, 0.034]), '#f0c24e', 1)],
    },
  ];
}

/** A gold comb with pearls that hang, over the person's right ear. */
export function pin(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [-100, 40, 1.1];
  if (skull.nearness(spot) < -0.15) return [];
  const [x, y] = skull.at(spot);
  const gold = '#d8a43a';
  const comb = outline([
    [x - 0.1, y + 0.02, 1],
    [x - 0.07, y - 0.05],
    [x, y - 0.085],
    [x + 0.08, y - 0.05],
    [x + 0.1, y + 0.03, 1],
    [x, y - 0.005],
  ]);
  const beads = [0, 1, 2].flatMap((i): readonly Sheet[] => {
    const at: Point = [x - 0.055 + i * 0.055, y + 0.075 + (i === 1 ? 0.035 : 0)];
    return [paper(ellipse(at, [0.02, 0.024]), i === 1 ? accent : '#f1e4c8', 1.5)];
  });
  const slot = skull.nearness(spot) < 0 ? 'behindFace' : 'overFace';
  return [
    {
      slot,
      sheets: [
        {
          ...paper(comb, gold, 2),
          edge: 0.8,
          inlays: [{ d: ellipse([x, y - 0.035], [0.03, 0.024]), fill: accent, alpha: 1 }],
        },
      ],
    },
    { slot, sheets: beads, hang: { at: [x, y], give: 0.8 } },
  ];
}

/** A bow on the person's right, behind the crown. */
export function ribbon(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [-76, 62, 1.12];
  const [x, y] = skull.at(spot);
  const loop = (side: 1 | -1): Sheet =>
    paper(
      outline([
        [x, y, 1],
        [x + side * 0.07, y - 0.1],
        [x + side * 0.19, y - 0.09],
        [x + side * 0.18, y + 0.06],
        [x + side * 0.07, y + 0.055],
      ]),
      side < 0 ? shade(accent, -0.05) : accent,
      4,
    );
  const band = bandSheet(skull, { low: sits(56, 0, 1.09), high: sits(64, 0, 1.09) }, shade(accent, -0.04));
  return [
    {
      slot: skull.nearness(spot) < -0.1 ? 'behindFace' : 'overFace',
      sheets: [band, loop(-1), loop(1), paper(ellipse([x, y], [0.04, 0.05]), shade(accent, -0.1), 2)],
    },
  ];
}
