/** Looks a painted thing over: what the renderer could not draw, or could not afford, is a fault. For tests. */
import type { Background, Fill, Glow, Light, Mover, PropArt, Sheet } from '../model.ts';

const COLOUR = /^#[0-9a-f]{6}$/;

const NUMBER = '-?\\d+(?:\\.\\d{1,2})?';

const PAIR = `${NUMBER} ${NUMBER}`;

/** M, L, Q, C with one set of absolute coordinates each, Z; two decimals at most; nothing else. */
const PATH = new RegExp(`^(?:M${PAIR}(?:L${PAIR}|Q${PAIR} ${PAIR}|C${PAIR} ${PAIR} ${PAIR})*Z)+$`);

const within = (value: number, low: number, high: number): boolean =>
  Number.isFinite(value) && value >= low && value <= high;

const colourFault = (where: string, colour: string): string[] =>
  COLOUR.test(colour) ? [] : [`${where}: “${colour}” is not a colour`];

const fillFaults = (where: string, fill: Fill): string[] =>
  typeof fill === 'string'
    ? colourFault(where, fill)
    : [
        ...colourFault(where, fill.from),
        ...colourFault(where, fill.to),
        ...(Number.isFinite(fill.angle) ? [] : [`${where}: angle ${fill.angle}`]),
      ];

const pathFaults = (where: string, d: string): string[] =>
  PATH.test(d) ? [] : [`${where}: path “${d.slice(0, 60)}”`];

/** What is wrong with a sheet; empty when nothing is. */
function sheetFaults(where: string, sheet: Sheet): string[] {
  return [
    ...pathFaults(where, sheet.d),
    ...fillFaults(where, sheet.fill),
    ...(within(sheet.lift, 0, 40) ? [] : [`${where}: lift ${sheet.lift}`]),
    ...(within(sheet.edge, 0, 1) && within(sheet.grain, 0, 1) && within(sheet.alpha ?? 1, 0, 1)
      ? []
      : [`${where}: edge, grain or alpha`]),
    ...(sheet.inlays ?? []).flatMap((inlay, i) => [
      ...pathFaults(`${where} inlay ${i}`, inlay.d),
      ...colourFault(`${where} inlay ${i}`, inlay.fill),
      ...(within(inlay.alpha, 0, 1) ? [] : [`${where} inlay ${i}: alpha ${inlay.alpha}`]),
    ]),
  ];
}

const moverFaults = (where: string, mover: Mover): string[] => [
  ...mover.sheets.flatMap((sheet, i) => sheetFaults(`${where} sheet ${i}`, sheet)),
  ...(within(mover.x, -60, 60) && within(mover.y, -60, 60)
    ? []
    : [`${where}: stands at ${mover.x}, ${mover.y}`]),
  ...(within(mover.amplitude, 0, 8) && within(mover.periodSeconds, 0.2, 200) && within(mover.phase, 0, 1)
    ? []
    : [`${where}: motion`]),
];

/** What is wrong with a light; empty when nothing is. */
const glowFaults = (where: string, glow: Glow): string[] => [
  ...colourFault(where, glow.colour),
  ...(within(glow.x, -60, 60) &&
  within(glow.y, -60, 60) &&
  within(glow.radius, 0.1, 20) &&
  within(glow.strength, 0, 1) &&
  within(glow.flicker, 0, 1)
    ? []
    : [`${where}: ${JSON.stringify(glow)}`]),
];

function lightFaults(light: Light): string[] {
  const [x, y] = light.shadow;
  return [
    ...[light.shadowColour, light.edgeColour, light.tint].flatMap((colour) => colourFault('light', colour)),
    ...(Math.abs(Math.hypot(x, y) - 1) < 1e-6 && y > 0 ? [] : [`light: shadow ${x}, ${y}`]),
    ...([light.shadowAlpha, light.tintStrength, light.vignette].every((share) => within(share, 0, 1))
      ? []
      : ['light: strengths']),
  ];
}

function budgetFaults(background: Background): string[] {
  const { layers, glows } = background;
  const movers = layers.flatMap((layer) => layer.movers);
  const sheets = [...layers.flatMap((layer) => layer.sheets), ...movers.flatMap((mover) => mover.sheets)];
  const bytes = JSON.stringify(background).length;
  const over = (what: string, count: number, most: number): string[] =>
    count <= most ? [] : [`${what}: ${count} of ${most}`];
  return [
    ...over('layers', layers.length, 9),
    ...over('sheets', sheets.length, 350),
    ...over('movers', movers.length, 14),
    ...over('glows', glows.length, 12),
    ...over('bytes', bytes, 400 * 1024),
  ];
}

/** What is wrong with a background; empty when nothing is. */
export function backgroundFaults(background: Background): string[] {
  const depths = background.layers.map((layer) => layer.depth);
  return [
    ...fillFaults('backdrop', background.backdrop),
    ...background.layers.flatMap((layer) => [
      ...layer.sheets.flatMap((sheet, i) => sheetFaults(`${layer.id} sheet ${i}`, sheet)),
      ...layer.movers.flatMap((mover, i) => moverFaults(`${layer.id} mover ${i}`, mover)),
    ]),
    ...background.glows.flatMap((glow, i) => glowFaults(`glow ${i}`, glow)),
    ...lightFaults(background.light),
    ...colourFault('haze', background.haze.colour),
    ...(within(background.haze.density, 0, 0.6) ? [] : [`haze: ${background.haze.density}`]),
    ...(within(background.weather.strength, 0, 1) && within(background.weather.wind, 0, 1)
      ? []
      : ['weather']),
    ...(background.floor.from <= -6 && background.floor.to >= 6 ? [] : ['floor']),
    ...(new Set(depths).size === depths.length && depths.includes(0) ? [] : [`depths: ${depths.join()}`]),
    ...budgetFaults(background),
  ];
}

/** What is wrong with a prop; empty when nothing is. */
export const propFaults = (art: PropArt): string[] => [
  ...art.sheets.flatMap((sheet, i) => sheetFaults(`sheet ${i}`, sheet)),
  ...(art.sheets.length > 0 && within(art.width, 0.1, 12) && within(art.height, 0.1, 12)
    ? []
    : [`size ${art.width} × ${art.height}`]),
  ...(Math.abs(art.grip[0]) <= art.width / 2 + 0.05 && within(-art.grip[1], -0.1, art.height)
    ? []
    : [`grip ${art.grip.join()}`]),
  ...(art.glow === null ? [] : glowFaults('glow', art.glow)),
];
