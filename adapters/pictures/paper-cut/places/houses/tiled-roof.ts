/** Roofs built the Chinese way: tiles, upturned eaves, ridges with tails. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Cut } from '../paper/piece.ts';
import { ellipse } from '../paper/shapes.ts';

/** A roof by its eaves: half their width, height of the roof, y of the eaves, half the ridge. */
interface Roof {
  readonly half: number;
  readonly rise: number;
  readonly eaves: number;
  readonly ridge: number;
}

/** A tiled roof seen from the front: concave slopes, corners that turn up, a ridge with tails. */
export function tiledRoof(kit: Kit, roof: Roof, colour = kit.paint.of('greyTile')): Cut[] {
  const { half, rise, eaves, ridge } = roof;
  const top = eaves - rise;
  const count = Math.max(5, Math.round(half * 2));
  const shares = Array.from({ length: count * 2 - 1 }, (_, i) => (i - count + 1) / count);
  const ends = shares.map((share) => ellipse(share * half * 0.92, eaves - 0.02, 0.09));
  const fallen = authored(
    `M${-half - 1} ${top - 1}L${half + 1} ${top - 1}L${half * 0.75} ${eaves - rise * 0.2}L${half * 0.3} ${eaves - rise * 0.34}L${-half * 0.2} ${eaves - rise * 0.18}L${-half * 0.7} ${eaves - rise * 0.3}Z`,
  );
  const marks = [
    mark(together(shares.map((share) => tileRow(share, roof))), lighter(colour, -0.07), 0.65),
    mark(together(ends), lighter(colour, 0.09), 0.9),
    ...(kit.snowy ? [mark(fallen, kit.paint.of('snow'), 0.95)] : []),
  ];
  return [
    cut(roofOutline(roof), blend(lighter(colour, 0.04), lighter(colour, -0.03)), {
      lift: 9,
      edge: 0.45,
      marks,
    }),
    cut(ridgeBar(ridge, top), kit.snowy ? kit.paint.of('snow', -0.04) : lighter(colour, -0.06), {
      lift: 4,
      edge: 0.5,
    }),
  ];
}

function roofOutline({ half, rise, eaves, ridge }: Roof): Outline {
  const top = eaves - rise;
  return symmetric(
    authored(
      `M0 ${top}L${ridge} ${top}Q${half * 0.62} ${eaves - rise * 0.28} ${half * 0.94} ${eaves - 0.2}` +
        `Q${half * 1.03} ${eaves - 0.3} ${half + 0.55} ${eaves - 0.78}Q${half} ${eaves + 0.16} ${half * 0.8} ${eaves + 0.14}Q${half * 0.4} ${eaves} 0 ${eaves}`,
    ),
  );
}

/** A gap between two columns of tiles, from the ridge down to the eaves. */
function tileRow(share: number, { half, rise, eaves, ridge }: Roof): Outline {
  const [xt, xm, xe] = [share * ridge, share * half * 0.64, share * half * 0.92];
  const [yt, ym] = [eaves - rise, eaves - rise * 0.34];
  return authored(
    `M${xt - 0.03} ${yt}L${xt + 0.03} ${yt}L${xm + 0.04} ${ym}L${xe + 0.05} ${eaves + 0.1}L${xe - 0.05} ${eaves + 0.1}L${xm - 0.04} ${ym}Z`,
  );
}

/** The ridge, with a tail that curls up at both ends. */
const ridgeBar = (ridge: number, top: number): Outline =>
  symmetric(
    authored(
      `M0 ${top - 0.3}L${ridge} ${top - 0.3}Q${ridge + 0.3} ${top - 0.35} ${ridge + 0.55} ${top - 0.8}Q${ridge + 0.55} ${top - 0.1} ${ridge + 0.1} ${top + 0.1}L0 ${top + 0.1}`,
    ),
  );
