/** Twelve emotions as brows, lids and corners of the mouth. */
import type { Emotion } from '../../../../contracts/reading.ts';
import { calmFace, type FaceState } from './face-state.ts';
import { round3 } from './posture.ts';

type Mask = Pick<
  FaceState,
  'open' | 'squint' | 'browRaise' | 'browTilt' | 'browPinch' | 'browSkew' | 'smile' | 'press' | 'flush'
>;

const calm: Mask = {
  open: 1,
  squint: 0,
  browRaise: 0,
  browTilt: 0,
  browPinch: 0,
  browSkew: 0,
  smile: 0.06,
  press: 0,
  flush: 0,
};

const masks: Readonly<Record<Emotion, Mask>> = {
  neutral: calm,
  joy: { ...calm, open: 0.94, squint: 0.6, browRaise: 0.35, smile: 1 },
  sadness: { ...calm, open: 0.7, browRaise: 0.15, browTilt: 1, smile: -0.75 },
  anger: {
    ...calm,
    open: 0.9,
    squint: 0.35,
    browRaise: -0.55,
    browTilt: -1,
    browPinch: 1,
    smile: -0.55,
    press: 0.9,
  },
  fear: { ...calm, open: 1.26, browRaise: 0.75, browTilt: 0.85, browPinch: 0.5, smile: -0.4, press: 0.2 },
  surprise: { ...calm, open: 1.32, browRaise: 1.15, browTilt: 0.1, smile: 0 },
  tenderness: { ...calm, open: 0.84, squint: 0.25, browRaise: 0.12, browTilt: 0.4, smile: 0.55, flush: 0.3 },
  disgust: {
    ...calm,
    open: 0.74,
    squint: 0.6,
    browRaise: -0.2,
    browTilt: -0.4,
    browPinch: 0.8,
    browSkew: 0.5,
    smile: -0.8,
    press: 0.4,
  },
  shame: { ...calm, open: 0.58, browTilt: 0.65, smile: -0.35, press: 0.3, flush: 1 },
  resolve: {
    ...calm,
    open: 0.98,
    browRaise: -0.25,
    browTilt: -0.55,
    browPinch: 0.45,
    smile: -0.05,
    press: 0.7,
  },
  weariness: { ...calm, open: 0.55, browRaise: 0.1, browTilt: 0.45, smile: -0.35 },
  slyness: { ...calm, open: 0.66, squint: 0.35, browTilt: -0.35, browSkew: 0.95, smile: 0.6 },
};

const mixed = (a: number, b: number, share: number): number => a + (b - a) * share;

function mixMasks(a: Mask, b: Mask, share: number): Mask {
  return {
    open: mixed(a.open, b.open, share),
    squint: mixed(a.squint, b.squint, share),
    browRaise: mixed(a.browRaise, b.browRaise, share),
    browTilt: mixed(a.browTilt, b.browTilt, share),
    browPinch: mixed(a.browPinch, b.browPinch, share),
    browSkew: mixed(a.browSkew, b.browSkew, share),
    smile: mixed(a.smile, b.smile, share),
    press: mixed(a.press, b.press, share),
    flush: mixed(a.flush, b.flush, share),
  };
}

interface Felt {
  readonly emotion: Emotion;
  readonly intensity: number;
}

/** A face that feels; even a weak feeling shows. */
const maskOf = ({ emotion, intensity }: Felt): Mask =>
  mixMasks(calm, masks[emotion], 0.35 + 0.65 * intensity);

/** The face on the way from one feeling to another, without gaze, blink or speech. */
export const feelingFace = (from: Felt, to: Felt, share: number): FaceState => ({
  ...calmFace,
  ...mixMasks(maskOf(from), maskOf(to), share),
});

/** The same face in thousandths. */
export function roundedFace(face: FaceState): FaceState {
  return {
    ...face,
    squint: round3(face.squint),
    browRaise: round3(face.browRaise),
    browTilt: round3(face.browTilt),
    browPinch: round3(face.browPinch),
    browSkew: round3(face.browSkew),
    smile: round3(face.smile),
    press: round3(face.press),
    flush: round3(face.flush),
  };
}
