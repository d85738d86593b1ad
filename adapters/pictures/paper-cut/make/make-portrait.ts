/** The portrait job: head and shoulders of a character who feels something with all their heart. */
import { keep, type Make } from '../../../../actors/runtime/maker.ts';
import type { Framing } from '../../../../contracts/drawing.ts';
import type { Emotion } from '../../../../contracts/reading.ts';
import type { MouthShape } from '../../../../contracts/sound.ts';
import { feelingFace } from '../act/emotions.ts';
import type { FaceState } from '../act/face-state.ts';
import { mix } from '../colour.ts';
import { cutRig } from '../cut/cut-rig.ts';
import { portraitOf } from './portrait.ts';
import { jpegOf } from './still-pictures.ts';

/** What comes over somebody at once opens the mouth. */
const opened: Partial<Record<Emotion, MouthShape>> = { joy: 'C', fear: 'C', surprise: 'E' };

function faceOf(emotion: Emotion): FaceState {
  const felt = { emotion, intensity: 1 };
  return { ...feelingFace(felt, felt, 1), gaze: [0.3, 0], mouth: opened[emotion] ?? 'X' };
}

/** A head is as near as leaves room for the widest hat; of a figure the hands are seen too. */
const frames: Readonly<Record<Framing, { heads: number; neck: number }>> = {
  head: { heads: 1.8, neck: 0.72 },
  figure: { heads: 3.7, neck: 0.38 },
};

/** Paper with a breath of the costume, so that a wall of portraits is calm. */
const ground = (costume: string): string => mix('#e9e0cf', costume, 0.22);

export const makePortrait: Make<'portrait'> = async ({ emotion, framing, ...order }, bench) => {
  const portrait = portraitOf(cutRig(order), {
    ...{ face: faceOf(emotion), frame: frames[framing], ground, margin: 0.03 },
  });
  return { artifacts: [await keep(bench, 'portrait.portrait', jpegOf(portrait))], facts: {} };
};
