/** Cuts that come sooner or later within what is said: what is heard stays where it is, the picture changes around it. */
import { afterAll } from '../../stage/act.ts';
import type { Setting } from '../../stage/stage.ts';
import type { Take } from '../take.ts';
import { framesOf, SHORTEST, type Tempo } from '../tempo.ts';

export interface Stepping {
  readonly tempo: Tempo;
  readonly setting: (moment: Take['moment']) => Setting;
}

/** What is put in over a line lasts as long as it was asked for, wherever the line is by then. */
const isInserted = ({ because }: Take): boolean => because.includes('inserted');

/** The take with everything in it so many frames later, or sooner where its beginning is cut away. */
export function shifted(take: Take, by: number, { tempo, setting }: Stepping): Take {
  if (by === 0) return take;
  const moved = take.deeds.map(({ action, from, to }) => ({ action, from: from + by, to: to + by }));
  const done = moved.filter(({ to }) => to <= 0).map(({ action }) => action);
  return {
    ...take,
    frames: isInserted(take) ? take.frames : Math.max(framesOf(SHORTEST, tempo), take.frames + by),
    stage: afterAll(take.stage, done, setting(take.moment)),
    speech: take.speech
      .map((heard) => ({ ...heard, from: heard.from + by }))
      .filter(({ from, frames }) => from + frames > 0),
    deeds: moved.filter(({ to }) => to > 0),
  };
}
