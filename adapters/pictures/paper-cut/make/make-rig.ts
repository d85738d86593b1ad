/** The rig job: a character cut from its look, and a portrait. */
import { keep, keepJson, type Make } from '../../../../actors/runtime/maker.ts';
import { calmFace } from '../act/face-state.ts';
import { shade } from '../colour.ts';
import { cutRig } from '../cut/cut-rig.ts';
import { portraitOf } from './portrait.ts';
import { jpegOf } from './still-pictures.ts';

export const makeRig: Make<'rig'> = async (order, bench) => {
  const rig = cutRig(order);
  const artifacts = [
    await keepJson(bench, 'rig.rig', rig),
    await keep(
      bench,
      'rig.portrait',
      jpegOf(
        portraitOf(rig, {
          ...{ face: { ...calmFace, smile: 0.15 }, frame: { heads: 2.05, neck: 0.66 } },
          ground: (costume) => shade(costume, 0.24),
        }),
      ),
    ),
  ];
  return { artifacts, facts: { scale: rig.scale } };
};
