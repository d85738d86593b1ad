/** Light, air and weather of a scene as the renderer needs them, and the tint undone for paper painted as seen. */
import type { Background, Light } from '../../model.ts';
import { hours, moods, weathers } from './hours.ts';
import type { Palette, Scene } from './palette.ts';
import { hexOf, mixedTone, type Tone } from './tone.ts';

/** Light from a side: −1 left, 1 right. */
export type Side = -1 | 1;

/** The light that falls on figures and paper, from `side`. */
export function lightOf(scene: Scene, palette: Palette, side: Side): Light {
  const hour = hours[scene.order.timeOfDay];
  const slant = scene.within ? 0.5 : Math.abs(hour.slant);
  const length = Math.hypot(slant, 0.8);
  return {
    shadow: [(-side * slant) / length, 0.8 / length],
    shadowColour: palette.shade,
    shadowAlpha: shadowAlpha(scene),
    edgeColour: hexOf(edgeOf(scene)),
    tint: hexOf(tintOf(scene)),
    tintStrength: scene.within && !scene.lampsLit ? hour.tintStrength * 0.7 : hour.tintStrength,
    vignette: Math.min(
      0.6,
      Math.max(
        0.05,
        (scene.within ? 0.14 : 0) +
          hour.vignette +
          weathers[scene.order.weather].vignette +
          moods[scene.order.mood].vignette,
      ),
    ),
  };
}

/** Lamps warm what the hour cools. */
const tintOf = (scene: Scene): Tone => {
  const { tint } = hours[scene.order.timeOfDay];
  return scene.within && scene.lampsLit ? mixedTone(tint, [0.86, 0.075, 62], 0.75) : weathered(scene, tint);
};

const weathered = (scene: Scene, tone: Tone): Tone =>
  mixedTone(tone, [tone[0] * 0.97, 0.02, 240], weathers[scene.order.weather].lid * 0.8);

const edgeOf = (scene: Scene): Tone =>
  scene.within && scene.lampsLit ? [0.88, 0.1, 78] : weathered(scene, hours[scene.order.timeOfDay].edge);

/** Under cloud and in fog shadows are faint. */
function shadowAlpha(scene: Scene): number {
  const soft = scene.within ? 0 : weathers[scene.order.weather].lid * 0.16;
  return Math.round((0.46 - soft) * 100) / 100;
}

/** Air between the planes. */
export function hazeOf(scene: Scene, palette: Palette): Background['haze'] {
  const density = scene.within
    ? 0.02
    : Math.min(0.42, hours[scene.order.timeOfDay].haze * weathers[scene.order.weather].haze);
  return { colour: palette.haze, density: Math.round(density * 100) / 100 };
}

/** What falls or blows; nothing does in a room. */
export function weatherOf(scene: Scene): Background['weather'] {
  const still = { kind: 'none', strength: 0, wind: 0 } as const;
  if (scene.within) return still;
  switch (scene.order.weather) {
    case 'clear':
    case 'cloudy':
      return { ...still, wind: 0.15 };
    case 'rain':
      return { kind: 'rain', strength: 0.6, wind: 0.3 };
    case 'storm':
      return { kind: 'heavyRain', strength: 1, wind: 0.9 };
    case 'snow':
      return { kind: 'snow', strength: 0.6, wind: 0.2 };
    case 'fog':
      return { kind: 'mist', strength: 0.7, wind: 0.1 };
    case 'wind':
      return windBorne(scene);
  }
}

/** Wind carries what the season gives. */
function windBorne(scene: Scene): Background['weather'] {
  const kinds = { spring: 'petals', summer: 'leaves', autumn: 'leaves', winter: 'dust' } as const;
  return { kind: kinds[scene.season], strength: 0.4, wind: 0.9 };
}

/** The colour to write so that, multiplied by the light's tint, `seen` is seen; channels that would pass white stop there. */
export function undoTint(light: Light): (seen: string) => string {
  const factors = channels(light.tint).map(
    (value) => 1 - light.tintStrength + (light.tintStrength * value) / 255,
  );
  return (seen) =>
    `#${channels(seen)
      .map((value, i) => byte(value / (factors[i] ?? 1)))
      .join('')}`;
}

const channels = (hex: string): number[] =>
  [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));

const byte = (value: number): string => Math.min(255, Math.round(value)).toString(16).padStart(2, '0');
