/** What a mouth says at each frame: the shape that sounds at the middle of the frame, and rest wherever nothing sounds. */
import type { MouthShape, Visemes } from '../../../../contracts/sound.ts';
import { samplesPerFrame, type FrameRate } from '../../../../contracts/shared.ts';

/** A line as it lies in the shot; `offset` is its first sample, counted from the shot's first frame. */
export interface SpokenLine {
  readonly visemes: Visemes;
  readonly offset: number;
}

const middleOf = (frame: number, fps: FrameRate): number => (frame + 0.5) * samplesPerFrame(fps);

/** Whether any line sounds at the middle of a frame. */
export const speaksAt = (lines: readonly SpokenLine[], frame: number, fps: FrameRate): boolean =>
  lines.some(({ visemes, offset }) => {
    const at = middleOf(frame, fps) - offset;
    return at >= 0 && at < visemes.samples;
  });

/** Shape at a frame. Where two lines overlap the later one is said. */
export function mouthAt(lines: readonly SpokenLine[], frame: number, fps: FrameRate): MouthShape {
  const sounding = lines.findLast(({ visemes, offset }) => {
    const at = middleOf(frame, fps) - offset;
    return at >= 0 && at < visemes.samples;
  });
  return sounding === undefined
    ? 'X'
    : shapeAt(sounding.visemes.cues, middleOf(frame, fps) - sounding.offset);
}

/** The cue that holds at a sample, found by halving. */
function shapeAt(cues: Visemes['cues'], at: number): MouthShape {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return cues[low - 1]?.shape ?? 'X';
}
