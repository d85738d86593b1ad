/** One shot as a director wants it: its size, its camera, its length, another picture, another sound. */
import type { PinnedTake } from '../../../../contracts/edits/shot-edits.ts';
import { pictureSize, type RunOptions } from '../../../../contracts/run.ts';
import { samplesPerFrame } from '../../../../contracts/shared.ts';
import type { ShotSize } from '../../../../contracts/shot.ts';
import type { Sources } from '../../sources.ts';
import { NARRATOR } from '../../timeline/lay-speech.ts';
import type { Measured } from '../lay-moment.ts';
import { retaken } from '../retake.ts';
import type { HeardLine, Take } from '../take.ts';
import { framesOf, type Tempo } from '../tempo.ts';
import { keptBy, wishOf, type Wish } from './wish.ts';

export interface Wishing {
  readonly sources: Sources;
  readonly measured: Measured;
  readonly tempo: Tempo;
}

/** The size that is wished, where the shot can have it: hands and things are framed by what they are. */
function sizeFor({ focus, size }: Take, wished: ShotSize | null): ShotSize {
  if (wished === null || focus.on === 'hands' || focus.on === 'thing') return size;
  if (focus.on === 'people') return wished;
  return wished === 'wide' ? 'wide' : 'full';
}

/** The take as it is drawn. */
function drawn(take: Take, { retakes, size, camera, holdMs }: Wish, { tempo }: Wishing): Take {
  const again = retaken(take, retakes);
  const isWished = size !== null || camera !== null || holdMs > 0;
  return {
    ...again,
    size: sizeFor(again, size),
    camera,
    frames: again.frames + (holdMs > 0 ? framesOf(holdMs / 1000, tempo) : 0),
    because: isWished ? [...again.because, 'asWished'] : again.because,
  };
}

/** Whether a kept take has the shape and the rate of this film; it may be larger or smaller. */
function hasForm({ order: { kind, inputs } }: PinnedTake, options: RunOptions): boolean {
  const { width, height, fps } = kind === 'shot' ? inputs.drawing : inputs;
  const sized = pictureSize({ aspect: options.aspect, shortSide: Math.min(width, height) });
  return fps === options.fps && sized.width === width && sized.height === height;
}

/** A line as a kept take has it; none where it has other words by now, another speaker or another length. */
function heardLine(each: HeardLine, { speech }: PinnedTake, { measured, tempo }: Wishing): HeardLine[] {
  const { id, text, speaker } = each.line;
  const known = speech.find(({ lineId }) => lineId === id);
  if (known?.text !== text || known.speaker !== (speaker ?? NARRATOR)) return [];
  if (known.samples !== measured.get(id)) return [];
  return [
    {
      ...each,
      from: known.from,
      frames: Math.max(1, Math.ceil(known.samples / samplesPerFrame(tempo.fps))),
    },
  ];
}

/** The lines of a shot as a kept take has them; null where others are heard in it by now. */
function heardAs(kept: PinnedTake, take: Take, wishing: Wishing): HeardLine[] | null {
  const heard = take.speech.flatMap((each) => heardLine(each, kept, wishing));
  return heard.length === take.speech.length && heard.length === kept.speech.length ? heard : null;
}

/** The shot with a take of an earlier film; as it is drawn where that take cannot be in step with this one. */
function kept(otherwise: Take, take: PinnedTake, wishing: Wishing): Take {
  const speech = hasForm(take, wishing.sources.options) ? heardAs(take, otherwise, wishing) : null;
  if (speech === null) return otherwise;
  return {
    ...otherwise,
    ...{ frames: take.frames, speech, picture: { by: 'take', take, otherwise } },
    because: [...otherwise.because, 'keptTake'],
  };
}

/** A take with all that is wished of it. */
export function wishedTake(take: Take, wishing: Wishing): Take {
  const wish = wishOf(wishing.sources, take.id);
  const isLocked = wish.lock !== null;
  const own = { ...drawn(take, wish, wishing), sound: wish.sound, isLocked };
  const pinned = keptBy(wish, wishing.sources);
  if (pinned !== undefined) return kept(own, pinned, wishing);
  if (wish.picture === null || !('artifact' in wish.picture)) return own;
  const { artifact } = wish.picture;
  return { ...own, picture: { by: 'upload', artifact }, because: [...own.because, 'ownPicture'] };
}
