/** Puts shots on the film's clock: cuts butt, dissolves overlap, and every frame of the film belongs to one segment. */
import type { TimelineSegment } from '../../../contracts/timeline.ts';
import { rootOf } from '../script/scene-runs.ts';
import type { Take } from '../shots/take.ts';
import { keptDissolves } from '../shots/wished/other-picture.ts';
import { framesOf, type Tempo } from '../shots/tempo.ts';

/** A take with its place in the film. */
export interface Placed {
  readonly take: Take;
  readonly startFrame: number;
  /** Frames that overlap with the shot before, and with the shot after. */
  readonly dissolveIn: number;
  readonly dissolveOut: number;
}

/** Length of a dissolve between scenes, in seconds: shorter than the silence that always lies around it (see tempo.ts). */
const DISSOLVE = 0.42;

/** Of the moment and not of its part, so that the length of a line has no say. */
const isNear = ({ moment: { size, focus } }: Take): boolean =>
  (size === 'medium' || size === 'close') && focus.on === 'people';

/**
 * Frames over which `next` comes out of `take`: where the story goes to another time or place. The rule knows no
 * lengths, so that a longer line never makes or unmakes a dissolve. A take that is kept keeps its ends, and nothing
 * dissolves into somebody’s own picture.
 */
function dissolveBetween(take: Take, next: Take, tempo: Tempo): number {
  const kept = keptDissolves(take)?.after ?? keptDissolves(next)?.before;
  if (kept !== undefined) return next.picture?.by === 'upload' ? 0 : kept;
  const goesOn = next.part > 0 || rootOf(take.moment.scene.id) === rootOf(next.moment.scene.id);
  // A near face is never seen through anything, nor anything through it.
  return goesOn || isNear(take) || isNear(next) ? 0 : framesOf(DISSOLVE, tempo);
}

/** Lays shots end to end. */
export function laidShots(takes: readonly Take[], tempo: Tempo): readonly Placed[] {
  let at = 0;
  const overlaps = takes.map((take, index) => {
    const next = takes[index + 1];
    return next === undefined ? 0 : dissolveBetween(take, next, tempo);
  });
  return takes.map((take, index) => {
    const dissolveIn = index === 0 ? 0 : (overlaps[index - 1] ?? 0);
    const startFrame = at - dissolveIn;
    at = startFrame + take.frames;
    return { take, startFrame, dissolveIn, dissolveOut: overlaps[index] ?? 0 };
  });
}

/** Frames of the film. */
export const filmFrames = (placed: readonly Placed[]): number => {
  const last = placed.at(-1);
  return last === undefined ? 0 : last.startFrame + last.take.frames;
};

/** Files of the film in order: each transition before the shot it leads into. */
export function segmentsOf(placed: readonly Placed[]): TimelineSegment[] {
  return placed.flatMap(({ take, startFrame, dissolveIn, dissolveOut }, index) => {
    const before = placed[index - 1];
    const transition: TimelineSegment[] =
      dissolveIn > 0 && before !== undefined
        ? [
            {
              job: `transition:${take.id}`,
              shotId: before.take.id,
              intoShotId: take.id,
              startFrame,
              frames: dissolveIn,
            },
          ]
        : [];
    const own: TimelineSegment = {
      job: `shot:${take.id}`,
      shotId: take.id,
      intoShotId: null,
      startFrame: startFrame + dissolveIn,
      frames: take.frames - dissolveIn - dissolveOut,
    };
    return [...transition, own];
  });
}
