/** The planes of a set, from the sky to what frames the picture in front of the actors, and how they become a Background. */
import type { Background, Glow, Layer, Mover } from '../model.ts';
import { sceneOf, type Kit } from './kit.ts';
import { hazeOf, lightOf, undoTint, weatherOf, type Side } from './light/lighting.ts';
import { placed, placedCuts, rounded, sheetsOf, type Cut, type Moving, type Part } from './paper/piece.ts';

/** Depth, softness, and where the ground of the plane begins (the renderer stands things at 2.2 d ÷ (1 + d)). */
interface PlaneFacts {
  readonly depth: number;
  readonly blur: number;
  readonly ground: number;
}

/** The planes from far to near: depth, blur in hundredths of a head, y of the ground in heads. */
export const planes = {
  sky: { depth: 9, blur: 0, ground: -2.1 },
  far: { depth: 5.5, blur: 0, ground: -1.86 },
  distance: { depth: 3.2, blur: 0, ground: -1.68 },
  middle: { depth: 1.8, blur: 0, ground: -1.41 },
  back: { depth: 0.8, blur: 0, ground: -0.98 },
  near: { depth: 0.35, blur: 0, ground: -0.57 },
  stage: { depth: 0, blur: 0, ground: -0.3 },
  front: { depth: -0.3, blur: 3, ground: 1.2 },
} as const satisfies Readonly<Record<string, PlaneFacts>>;

/** The name of a plane. */
export type PlaneName = keyof typeof planes;

const planeNames: readonly PlaneName[] = [
  'sky',
  'far',
  'distance',
  'middle',
  'back',
  'near',
  'stage',
  'front',
];

/** Parts on their planes, each plane in painter's order. */
export type SetParts = Readonly<Partial<Record<PlaneName, readonly Part[]>>>;

/** Height of the line where ground and sky meet. */
export const HORIZON = -2.1;

/** Size of a thing that stands on a plane against the same thing on the stage. */
export const scaleAt = (plane: PlaneName): number => 1 / (1 + 0.3 * Math.max(0, planes[plane].depth));

/** Where and how large something stands whose feet touch a plane's ground, `nearer` heads below its upper rim. */
export function standing(
  plane: PlaneName,
  x: number,
  nearer = 0.12,
): { x: number; y: number; scale: number } {
  return { x, y: planes[plane].ground + nearer, scale: scaleAt(plane) };
}

/** Several sets of parts on the same planes, the later over the earlier. */
export function stacked(...sets: readonly SetParts[]): SetParts {
  const whole: Partial<Record<PlaneName, Part[]>> = {};
  for (const name of planeNames) {
    const parts = sets.flatMap((set) => set[name] ?? []);
    if (parts.length > 0) whole[name] = parts;
  }
  return whole;
}

/** A film's budget for one set: movers and glows are redrawn in every frame. */
const MOST_MOVERS = 14;

const MOST_GLOWS = 10;

/** Writes the parts as a background under the light of the kit's scene; every other place is seen in a mirror. */
export function backgroundOf(kit: Kit, designed: SetParts): Background {
  const scene = sceneOf(kit);
  const parts = kit.mirrored ? mirrored(designed) : designed;
  const light = lightOf(scene, kit.paint, kit.mirrored ? flipped(kit.sun) : kit.sun);
  const tinted = undoTint(light);
  const spare = { movers: MOST_MOVERS };
  const layers = planeNames.flatMap((name) => layerOf(name, parts[name] ?? [], { tinted, spare }));
  return {
    version: 1,
    backdrop: { from: tinted(kit.outside.sky[0]), to: tinted(kit.outside.sky[2]), angle: 0 },
    layers,
    glows: strongest(planeNames.flatMap((name) => glowsOf(name, parts[name] ?? []))),
    light,
    weather: weatherOf(scene),
    haze: hazeOf(scene, kit.paint),
    floor: { from: -8, to: 8 },
  };
}

const flipped = (side: Side): Side => (side === 1 ? -1 : 1);

const mirrored = (parts: SetParts): SetParts =>
  Object.fromEntries(Object.entries(parts).map(([name, list]) => [name, placed(list, { flip: true })]));

interface Writing {
  readonly tinted: (colour: string) => string;
  /** Movers that may still be used; what comes later stands still. */
  readonly spare: { movers: number };
}

function layerOf(name: PlaneName, parts: readonly Part[], writing: Writing): Layer[] {
  if (parts.length === 0) return [];
  const movers = parts.filter((part) => part.part === 'moving').slice(0, writing.spare.movers);
  writing.spare.movers -= movers.length;
  const still = parts.flatMap((part) => stillCuts(part, movers));
  const { depth, blur } = planes[name];
  return [
    {
      id: name,
      depth,
      blur,
      ...(name === 'sky' && { air: 0 }),
      sheets: sheetsOf(still, writing.tinted),
      movers: movers.map((part) => moverOf(part, writing.tinted)),
    },
  ];
}

function stillCuts(part: Part, movers: readonly Part[]): readonly Cut[] {
  switch (part.part) {
    case 'cut':
      return [part];
    case 'moving':
      return movers.includes(part) ? [] : part.cuts;
    case 'shine':
      return [];
  }
}

function moverOf(part: Moving, tinted: Writing['tinted']): Mover {
  const [x, y] = part.anchor;
  return {
    sheets: sheetsOf(placedCuts(part.cuts, { x: -x, y: -y }), tinted),
    x: rounded(x),
    y: rounded(y),
    motion: part.motion,
    amplitude: rounded(part.amplitude),
    periodSeconds: part.periodSeconds,
    phase: rounded(part.phase),
  };
}

/** The lights that matter most, in their order: each is drawn in every frame. */
function strongest(glows: readonly Glow[]): Glow[] {
  const weight = (glow: Glow): number => glow.radius * glow.strength;
  const bar = glows.map(weight).sort((a, b) => b - a)[MOST_GLOWS - 1] ?? 0;
  return glows.filter((glow) => weight(glow) >= bar).slice(0, MOST_GLOWS);
}

const glowsOf = (name: PlaneName, parts: readonly Part[]): Glow[] =>
  parts.flatMap((part) => {
    if (part.part !== 'shine') return [];
    const { x, y, radius, colour, strength, flicker } = part;
    return [
      {
        x: rounded(x),
        y: rounded(y),
        depth: planes[name].depth,
        radius: rounded(radius),
        colour,
        strength: rounded(strength),
        flicker,
      },
    ];
  });
