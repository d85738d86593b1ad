/** The colour script: one order's hour, weather, mood and place turned into the colours its papers are cut from. */
import type { BackgroundOrder } from '../../../../../contracts/drawing.ts';
import type { Season } from '../../../../../contracts/reading.ts';
import { hours, moods, weathers, type Grade, type Hour } from './hours.ts';
import { growing, materials, type Material } from './materials.ts';
import { hexOf, labOf, mixedTone, toneOfLab, type Tone } from './tone.ts';

/** The colours of one set, as they shall be seen. */
export interface Palette {
  /** A material, lighter or darker by `step` (lightness 0…1). */
  of(material: Material, step?: number): string;
  /** Any tone in this light. */
  tone(tone: Tone): string;
  /** The one colour that stands out; use it on a tenth of the picture at most. */
  accent(step?: number): string;
  /** Zenith, half way, horizon. */
  readonly sky: readonly [string, string, string];
  /** Colour of air over distance. */
  readonly haze: string;
  /** Lamps, lit windows and flames: core, body, the light they throw, and red paper with a light behind it. */
  readonly flame: {
    readonly core: string;
    readonly body: string;
    readonly throws: string;
    readonly redPaper: string;
  };
  /** Shade under and inside things. */
  readonly shade: string;
}

/** What the palette is mixed for; `within` whether the paper lies in a room. */
export interface Scene {
  readonly order: BackgroundOrder;
  readonly season: Season;
  readonly within: boolean;
  readonly lampsLit: boolean;
}

/** Mixes the palette of a scene. */
export function mixPalette(scene: Scene): Palette {
  const mood = moods[scene.order.mood];
  const grade = gradeOf(scene);
  const sky = skyOf(scene);
  const graded = (tone: Tone): Tone =>
    castOver(gradedTone(harmonised(tone, mood.keys, mood.pull), grade), mood.cast);
  const base = (material: Material): Tone =>
    isGrowing(material) ? growing[material][scene.season] : materials[material];
  return {
    of: (material, step = 0) => hexOf(graded(stepped(base(material), step))),
    tone: (tone) => hexOf(graded(tone)),
    accent: (step = 0) =>
      hexOf(
        gradedTone(stepped(mood.accent, step), {
          ...grade,
          chroma: Math.max(0.85, grade.chroma),
          scale: (grade.scale + 0.35) / 1.35,
        }),
      ),
    sky: [hexOf(sky[0]), hexOf(sky[1]), hexOf(sky[2])],
    haze: hexOf(scene.within ? graded([0.6, 0.02, 280]) : mixedTone(sky[2], sky[1], 0.35)),
    flame: {
      core: '#fff3c4',
      body: '#ffd27a',
      throws: hexOf([0.8, 0.13, 68]),
      redPaper: hexOf([0.64, 0.19, 33]),
    },
    shade: hexOf(graded([0.14, 0.03, 290])),
  };
}

const isGrowing = (material: Material): material is keyof typeof growing => material in growing;

/** Darker steps gain a little chroma, as shade on coloured paper does. */
const stepped = ([l, c, h]: Tone, step: number): Tone => [l + step, Math.max(0, c - step * 0.04), h];

/** A hue is turned by this many degrees at most, so that leaves stay leaves. */
const MOST_TURN = 24;

/** Draws a hue towards the nearer of two keys. */
function harmonised([l, c, h]: Tone, keys: readonly [number, number], pull: number): Tone {
  const away = (key: number): number => ((key - h + 540) % 360) - 180;
  const [first, second] = [away(keys[0]), away(keys[1])];
  const nearer = Math.abs(first) < Math.abs(second) ? first : second;
  const turn = Math.max(-MOST_TURN, Math.min(MOST_TURN, nearer * pull));
  return [l, c, (h + turn + 360) % 360];
}

function gradedTone([l, c, h]: Tone, grade: Grade): Tone {
  const seen = l * grade.scale + grade.lift;
  const [, a, b] = labOf([l, c * grade.chroma, h]);
  const [, da, db] = labOf([0, ...grade.darks]);
  const [, la, lb] = labOf([0, ...grade.lights]);
  return toneOfLab([seen, a + da * (1 - l) + la * l, b + db * (1 - l) + lb * l]);
}

function castOver([l, c, h]: Tone, cast: readonly [number, number]): Tone {
  const [, a, b] = labOf([l, c, h]);
  const [, ca, cb] = labOf([0, ...cast]);
  return toneOfLab([l, a + ca, b + cb]);
}

function gradeOf(scene: Scene): Grade {
  const { timeOfDay, weather, mood } = scene.order;
  const hour = scene.within ? roomGrade(scene) : hours[timeOfDay].grade;
  const sky = weathers[weather];
  const softened = scene.within ? 0.35 : timeOfDay === 'night' || timeOfDay === 'evening' ? 0.45 : 1;
  return {
    scale: hour.scale * (1 + (sky.scale - 1) * softened) * moods[mood].scale,
    lift: hour.lift + sky.lift * softened,
    chroma: hour.chroma * (1 + (sky.chroma - 1) * softened) * moods[mood].chroma,
    darks: hour.darks,
    lights: hour.lights,
  };
}

/** Rooms keep their own light: daylight through windows, or lamps in the dark. */
function roomGrade(scene: Scene): Grade {
  if (scene.lampsLit) {
    const late = scene.order.timeOfDay === 'night' ? 0.5 : 0.57;
    return { scale: late, lift: 0.075, chroma: 0.92, darks: [0.06, 290], lights: [0.062, 56] };
  }
  const { grade } = hours[scene.order.timeOfDay];
  return {
    scale: grade.scale * 0.88,
    lift: grade.lift + 0.03,
    chroma: grade.chroma * 0.96,
    darks: grade.darks,
    lights: grade.lights,
  };
}

/** The sky of the hour, drawn towards a lid of cloud by the weather. */
function skyOf(scene: Scene): Hour['sky'] {
  const { timeOfDay, weather, mood } = scene.order;
  const { sky } = hours[timeOfDay];
  const turn = weathers[weather];
  const horizon = sky[2];
  const lid: Tone = [
    Math.max(0.26, (sky[1][0] * 0.55 + horizon[0] * 0.45) * turn.lidLight),
    Math.min(0.035, horizon[1] * 0.5),
    250,
  ];
  const under = (tone: Tone, depth: number): Tone =>
    castOver(mixedTone(tone, [lid[0] + depth, lid[1], lid[2]], turn.lid), skyCast(mood));
  return [under(sky[0], -0.05), under(sky[1], 0), under(horizon, 0.05)];
}

const skyCast = (mood: BackgroundOrder['mood']): readonly [number, number] => [
  moods[mood].cast[0] * 0.8,
  moods[mood].cast[1],
];
