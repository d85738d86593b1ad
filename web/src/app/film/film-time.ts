/** Frames are counted; seconds are only what a video element speaks. */

interface Lying {
  readonly startFrame: number;
  readonly frames: number;
}

/** In the middle of the frame, where no rounding shows its neighbour, s. */
export const timeOf = (frame: number, fps: number): number => (frame + 0.5) / fps;

export const frameAt = (seconds: number, fps: number): number => Math.floor(seconds * fps + 1e-6);

/** The shot that is seen at a frame of the film. */
export const shotAt = <S extends Lying>(shots: readonly S[], frame: number): S | null =>
  shots.find(({ startFrame, frames }) => frame >= startFrame && frame < startFrame + frames) ?? null;

/** Minutes, seconds and frames, as editors write them. */
export function timecode(frame: number, fps: number): string {
  const seconds = Math.floor(frame / fps);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(frame % fps)}`;
}
