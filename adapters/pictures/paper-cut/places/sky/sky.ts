/** The sky of an order: its gradient, sun or moon, stars and clouds. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, shine, veil, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { cloudBanks, fairClouds } from './clouds.ts';

/** The whole sky on its plane. */
export const sky = (kit: Kit): SetParts => ({ sky: [...gradient(kit), ...heavens(kit), ...cloudsOf(kit)] });

/** Only colour and light: for views out of a window, or where buildings hide the rest. */
export const bareSky = (kit: Kit): SetParts => ({ sky: gradient(kit) });

/** Three blends that meet without a seam: zenith, half way, horizon. */
function gradient(kit: Kit): Part[] {
  const [zenith, middle, horizon] = kit.outside.sky;
  const flat = { lift: 0, edge: 0, grain: 0.22, shines: true };
  return [
    cut(rect(-26, -24, 52, 13.6), lighter(zenith, -0.02), flat),
    cut(rect(-26, -10.5, 52, 5.1), blend(lighter(zenith, -0.02), middle), flat),
    cut(rect(-26, -5.42, 52, 3.6), blend(middle, horizon), flat),
    cut(rect(-26, -1.84, 52, 14), horizon, flat),
  ];
}

function heavens(kit: Kit): Part[] {
  const hidden = ['rain', 'storm', 'snow'].includes(kit.order.weather);
  if (hidden) return [];
  if (kit.order.timeOfDay === 'night') return [...stars(kit, 70), ...moon(kit, [kit.sun * 4.2, -8.9], 0.85)];
  if (kit.order.timeOfDay === 'evening') return [...stars(kit, 22), ...moon(kit, [-7.4, -8.6], 0.55)];
  return sun(kit);
}

const sunPlaces = {
  dawn: [-6.4, -3.3, 0.95],
  morning: [-8.6, -8.4, 0.8],
  noon: [-3.4, -13, 0.8],
  afternoon: [8.4, -8.6, 0.8],
  dusk: [6.6, -3.1, 1.15],
} as const;

/** A disc with two rings of thin paper around it; low suns are large and warm. */
function sun(kit: Kit): Part[] {
  const { timeOfDay, weather } = kit.order;
  if (timeOfDay === 'evening' || timeOfDay === 'night') return [];
  const [x, y, r] = sunPlaces[timeOfDay];
  const low = timeOfDay === 'dawn' || timeOfDay === 'dusk';
  const faint = weather === 'fog' || weather === 'cloudy';
  const colour = low ? '#ffe3b0' : '#fff6dc';
  const rings = [2.7, 1.7].map((times) =>
    veil(ellipse(x, y, r * times), mixed(kit.outside.sky[2], '#fff0cc', 0.5), faint ? 0.08 : 0.16),
  );
  return [
    ...rings,
    lamp(ellipse(x, y, r), mixed(colour, kit.outside.sky[2], faint ? 0.5 : 0)),
    shine(x, y, {
      radius: low ? 7 : 5,
      colour: low ? '#ffb070' : '#fff0c8',
      strength: faint ? 0.25 : low ? 0.6 : 0.4,
    }),
  ];
}

/** A full moon with two seas, or its rim where it is small. */
function moon(kit: Kit, [x, y]: Point, r: number): Part[] {
  const faint = kit.order.weather === 'fog' || kit.order.weather === 'cloudy';
  const paper = faint ? mixed('#e9ecf4', kit.outside.sky[1], 0.5) : '#f2f0e2';
  const seas = mark(
    together([
      ellipse(x - r * 0.3, y - r * 0.15, r * 0.3, r * 0.24),
      ellipse(x + r * 0.32, y + r * 0.3, r * 0.22, r * 0.18),
      ellipse(x + r * 0.2, y - r * 0.45, r * 0.14),
    ]),
    mixed(paper, kit.outside.sky[1], 0.3),
    0.6,
  );
  return [
    veil(ellipse(x, y, r * 2.9), mixed(kit.outside.sky[2], '#dfe8ff', 0.4), 0.08),
    veil(ellipse(x, y, r * 1.8), mixed(kit.outside.sky[2], '#dfe8ff', 0.4), 0.12),
    lamp(ellipse(x, y, r), paper, [seas]),
    shine(x, y, { radius: 5, colour: '#9fb4e8', strength: faint ? 0.22 : 0.42 }),
  ];
}

/** Many small stars in one sheet, a few larger ones that twinkle. */
export function stars(kit: Kit, count: number): Part[] {
  if (kit.order.weather === 'cloudy' || kit.order.weather === 'fog') return [];
  const random = kit.chance('stars');
  const spot = (): Point => [between(random, -14, 14), -14.5 + 10.5 * random()];
  const small = Array.from({ length: count }, () => spark(spot(), between(random, 0.03, 0.075)));
  const large = Array.from({ length: Math.ceil(count / 9) }, () => spark(spot(), between(random, 0.12, 0.2)));
  return [
    cut(together(small), '#dfe6ff', { lift: 0, edge: 0, grain: 0, alpha: 0.75, shines: true }),
    moving([cut(together(large), '#fffbe8', { lift: 0, edge: 0, grain: 0, shines: true })], {
      motion: 'flicker',
      amplitude: 0.002,
      periodSeconds: 2.3,
      phase: 0,
      anchor: [0, -8],
    }),
  ];
}

/** A four-pointed star. */
function spark([x, y]: Point, r: number): Outline {
  const waist = r * 0.22;
  return authored(
    `M${x} ${y - r}L${x + waist} ${y - waist}L${x + r} ${y}L${x + waist} ${y + waist}L${x} ${y + r}L${x - waist} ${y + waist}L${x - r} ${y}L${x - waist} ${y - waist}Z`,
  );
}

function cloudsOf(kit: Kit): Part[] {
  switch (kit.order.weather) {
    case 'clear':
    case 'wind':
      return fairClouds(kit);
    case 'cloudy':
    case 'snow':
      return cloudBanks(kit, false);
    case 'rain':
    case 'storm':
      return cloudBanks(kit, true);
    case 'fog':
      return [];
  }
}
