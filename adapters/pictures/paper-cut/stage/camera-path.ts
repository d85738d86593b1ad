/** The camera of a shot: still, or on one even way from one view to another. */
import type { CameraView, ShotDrawing } from '../../../../contracts/drawing.ts';

type Camera = ShotDrawing['camera'];

const eased = (share: number, ease: Camera['ease']): number =>
  ease === 'smooth' ? share * share * (3 - 2 * share) : share;

/** The view at a frame. Zooms go by equal ratios, so that they look even. */
export function viewAt({ from, to, startFrame, endFrame, ease }: Camera, frame: number): CameraView {
  if (frame <= startFrame) return from;
  if (frame >= endFrame) return to;
  const share = eased((frame - startFrame) / (endFrame - startFrame), ease);
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    height: from.height * (to.height / from.height) ** share,
  };
}

/** Whether the camera stands still for the whole shot. */
export const isStill = ({ from, to }: Camera): boolean =>
  from.x === to.x && from.y === to.y && from.height === to.height;

/** Whether the camera has not set out yet at a frame, or has arrived. */
export const isAtRest = ({ startFrame, endFrame }: Camera, frame: number): boolean =>
  frame <= startFrame || frame >= endFrame;

/** Whether the camera moves without coming nearer or going away. */
export const isPan = (camera: Camera): boolean => camera.from.height === camera.to.height && !isStill(camera);

/** Views that bound everything the camera sees on its way. */
export const waysOf = (camera: Camera): readonly CameraView[] =>
  isStill(camera) ? [camera.from] : [camera.from, camera.to];
