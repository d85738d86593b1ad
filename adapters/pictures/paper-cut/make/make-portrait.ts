/** The portrait job: head and shoulders of a character who feels something with all their heart. */
import { keep, type Make } from '../../../../actors/runtime/maker.ts';
import { feelingFace } from '../act/emotions.ts';
import { cutRig } from '../cut/cut-rig.ts';
import { portraitOf } from './portrait.ts';
import { jpegOf } from './still-pictures.ts';

export const makePortrait: Make<'portrait'> = async ({ emotion, ...order }, bench) => {
  const felt = { emotion, intensity: 1 };
  const portrait = portraitOf(cutRig(order), { ...feelingFace(felt, felt, 1), gaze: [0.3, 0] });
  return { artifacts: [await keep(bench, 'portrait.portrait', jpegOf(portrait))], facts: {} };
};
