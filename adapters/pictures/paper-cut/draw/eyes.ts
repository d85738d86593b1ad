/** Eyes and brows: lids, gaze and brows do the acting. */
import { ellipse, outline, sliver, type Point } from '../path.ts';
import type { BrowSpec, EyeSpec, FaceSpec, Paints } from '../rig.ts';
import type { Sheet } from '../model.ts';
import type { FaceState } from '../act/face-state.ts';

/** Below this the lids are drawn shut. */
const SHUT = 0.16;

const flat = (d: string, fill: string): Sheet => ({ d, fill, lift: 0, edge: 0, grain: 0 });

/** Sheets of both eyes, and what feeling adds under them: a blush, a tear. */
export const eyeSheets = (spec: FaceSpec, face: FaceState, paints: Paints): readonly Sheet[] => [
  ...(face.flush > 0 ? spec.eyes.map((eye) => blush(eye, face.flush, paints)) : []),
  ...spec.eyes.flatMap((eye) =>
    face.open < SHUT ? shutEye(eye, face, paints) : openEye({ eye, cut: spec.cut }, face, paints),
  ),
  ...(face.tears ? spec.eyes.filter(({ side }) => side < 0).map(tear) : []),
];

const blush = ({ at, half, side }: EyeSpec, strength: number, paints: Paints): Sheet => ({
  ...flat(ellipse([at[0] - side * half[0] * 0.4, at[1] + 0.17], [half[0] * 1.15, 0.048]), paints.blush),
  alpha: 0.4 * strength,
});

/** A drop on the nearer cheek. */
const tear = ({ at, half }: EyeSpec): Sheet => {
  const [x, y] = [at[0] - half[0] * 0.35, at[1] + 0.13];
  const drop = outline([
    [x, y - 0.062, 1],
    [x + 0.022, y - 0.01],
    [x, y + 0.02],
    [x - 0.022, y - 0.01],
  ]);
  return { ...flat(drop, '#cfe6f2'), alpha: 0.9, edge: 0.7 };
};

/** From the eye's own measure (−1…1 from the outer to the inner corner) to heads. */
function fitter({ at, half, slant, side }: EyeSpec): (x: number, y: number) => Point {
  return (x, y) => [at[0] - side * x * half[0], at[1] + y * half[1] - (0.5 - x / 2) * slant * half[0]];
}

function openEye(
  { eye, cut }: { eye: EyeSpec; cut: FaceSpec['cut'] },
  face: FaceState,
  paints: Paints,
): readonly Sheet[] {
  const fit = fitter(eye);
  const open = Math.min(1.35, face.open);
  const low = 0.72 * (1 - 0.75 * face.squint);
  const top = 1.12 * open - 0.1;
  const tall = cut === 'round' ? 1.15 : 1;
  const white = outline([
    [...fit(-1, 0.12), cut === 'almond' ? 1 : 0],
    fit(-0.46, -top * 0.92 * tall),
    fit(0.24, -top * tall),
    [...fit(1, 0.16), cut === 'almond' ? 1 : 0],
    fit(0.42, low * 0.8 * tall),
    fit(-0.42, low * tall),
  ]);
  return [
    { ...flat(white, paints.eyeWhite), inlays: pupil({ eye, tall }, face, paints) },
    flat(lash(fit, { top: top * tall, wing: cut === 'almond' ? 0.16 : 0.04 }), paints.lash),
    {
      ...flat(
        sliver(fit(-0.75, -top * tall - 0.52), fit(0.72, -top * tall - 0.5), {
          bend: eye.side * -0.008,
          width: 0.007,
        }),
        paints.skinDeep,
      ),
      alpha: 0.5,
    },
  ];
}

/** Iris, catchlight and the shadow of the lid; they are inlays, so the lids cut them. */
function pupil(
  { eye, tall }: { eye: EyeSpec; tall: number },
  face: FaceState,
  paints: Paints,
): Sheet['inlays'] & object {
  const { at, half } = eye;
  const radius = half[1] * 0.99 * (face.open > 1.15 ? 0.86 : 1);
  const x = at[0] + face.gaze[0] * (half[0] - radius * 0.72) * 0.92;
  const y = at[1] - half[1] * 0.1 + face.gaze[1] * half[1] * 0.5;
  const narrow = Math.min(radius, half[0] * 0.62);
  return [
    { d: ellipse([x, y], [narrow, radius * tall]), fill: paints.iris, alpha: 1 },
    {
      d: ellipse([x + narrow * 0.3, y - radius * 0.36], [narrow * 0.2, radius * 0.2]),
      fill: '#fff8e6',
      alpha: 0.95,
    },
    {
      d: ellipse([at[0], at[1] - half[1] * (1.25 + 0.1 * tall)], [half[0] * 1.1, half[1] * 0.75]),
      fill: paints.lash,
      alpha: 0.22,
    },
  ];
}

const lash = (fit: (x: number, y: number) => Point, { top, wing }: { top: number; wing: number }): string =>
  outline([
    [...fit(-1 - wing, 0.02), 1],
    fit(-0.5, -top * 0.98 - 0.22),
    fit(0.24, -top - 0.18),
    [...fit(1.03, 0.12), 1],
    fit(0.24, -top + 0.12),
    fit(-0.48, -top * 0.86 + 0.1),
  ]);

/** A shut eye is one cut: hanging in sleep and blinks, arched in a laugh. */
function shutEye(eye: EyeSpec, face: FaceState, paints: Paints): readonly Sheet[] {
  const fit = fitter(eye);
  const bow = face.squint > 0.5 ? -0.75 : 0.5;
  const d = outline([
    [...fit(-1.05, 0.12), 1],
    fit(-0.4, 0.14 + bow * 0.85),
    fit(0.4, 0.14 + bow * 0.85),
    [...fit(1, 0.14), 1],
    fit(0.4, 0.34 + bow),
    fit(-0.4, 0.36 + bow),
  ]);
  return [flat(d, paints.lash)];
}

/** Sheets of both brows. */
export const browSheets = (spec: FaceSpec, face: FaceState, paints: Paints): readonly Sheet[] =>
  spec.brows.map((brow) => flat(browCut(brow, face), paints.brow));

/** One tapered cut, thick at the nose and thin at the temple. */
function browCut({ at, half, thick, arch, side }: BrowSpec, face: FaceState): string {
  const raise = face.browRaise * 0.034 + face.browSkew * side * 0.022;
  const tilt = face.browTilt * 0.034;
  const pinch = face.browPinch * 0.018;
  const point = (x: number, y: number): Point => [
    at[0] - side * (x * half + pinch * (x + 1) * 0.5),
    at[1] + y - raise - tilt * x,
  ];
  const bow = arch + Math.max(0, face.browRaise) * 0.008 - face.browPinch * 0.006;
  return outline([
    [...point(1, -thick * 0.5 - 0.002), 0],
    point(0.25, -bow - thick * 0.5),
    point(-0.45, -bow * 0.95 - thick * 0.32),
    [...point(-1, 0.018), 1],
    point(-0.42, -bow * 0.6 + thick * 0.28),
    point(0.3, -bow * 0.55 + thick * 0.5),
    [...point(1, thick * 0.45 - 0.002), 0],
  ]);
}
