/** What a frame tells about itself: which mouths speak in it, and who and what can be seen. */
import type { MouthBox, ShotFacts } from '../../../../contracts/drawing.ts';
import type { Size } from '../camera.ts';
import type { Figure } from './actors.ts';
import type { Area } from './compositor.ts';
import type { Frame, Stage } from './stage.ts';

export interface FrameFacts {
  readonly mouths: readonly Omit<MouthBox, 'frame'>[];
  readonly visible: readonly string[];
}

/** Share of a figure's or prop's box that must lie in the frame for it to count as seen. */
const SEEN = 0.12;

function seenShare([l, t, r, b]: Area, { width, height }: Size): number {
  const whole = Math.max(1, (r - l) * (b - t));
  return (
    (Math.max(0, Math.min(r, width) - Math.max(l, 0)) * Math.max(0, Math.min(b, height) - Math.max(t, 0))) /
    whole
  );
}

/** The facts of a frame that has been put together. */
export function factsOf(stage: Stage, { frame, figures, props }: Frame): FrameFacts {
  const { size } = stage.set;
  const actors = stage.players.flatMap(({ actor, rank, performance }) => {
    const figure = figures.get(rank);
    return figure === undefined ? [] : [{ actor, figure, moment: performance.at(frame) }];
  });
  const mouths = actors.flatMap(({ actor, figure, moment }) => {
    const box = moment.speaks && !moment.hidesMouth ? clippedMouth(figure.mouth, size) : null;
    return box === null ? [] : [{ speaker: actor.entityId, ...box }];
  });
  const seenActors = actors
    .filter(({ figure }) => seenShare(figure.area, size) >= SEEN)
    .map(({ actor }) => actor.entityId);
  const seenProps = stage.drawing.props.flatMap(({ prop }, rank) =>
    seenShare(props.get(rank) ?? [0, 0, 0, 0], size) >= SEEN ? [prop.id] : [],
  );
  const heldProps = actors.flatMap(({ actor, moment }) =>
    moment.held !== null && seenActors.includes(actor.entityId) ? [moment.held.id] : [],
  );
  return { mouths, visible: [...new Set([...seenActors, ...seenProps, ...heldProps])] };
}

/** A mouth's box if nearly all of it is in the frame, in tenths of a pixel. */
function clippedMouth(
  box: Figure['mouth'],
  { width, height }: Size,
): Pick<MouthBox, 'x' | 'y' | 'w' | 'h'> | null {
  if (box === null) return null;
  const [l, t, r, b] = box;
  if (l < 0 || t < 0 || r > width || b > height) return null;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { x: tenth(l), y: tenth(t), w: tenth(r - l), h: tenth(b - t) };
}

/** Ranges of frames in which each entity is in sight, from the facts of all frames. */
export function visibleRanges(facts: readonly FrameFacts[]): ShotFacts['visible'] {
  const open = new Map<string, number>();
  const ranges: { entityId: string; fromFrame: number; toFrame: number }[] = [];
  facts.forEach(({ visible }, frame) => {
    for (const [entityId, fromFrame] of open) {
      if (visible.includes(entityId)) continue;
      ranges.push({ entityId, fromFrame, toFrame: frame });
      open.delete(entityId);
    }
    for (const entityId of visible) if (!open.has(entityId)) open.set(entityId, frame);
  });
  for (const [entityId, fromFrame] of open) ranges.push({ entityId, fromFrame, toFrame: facts.length });
  return ranges.toSorted((a, b) => a.fromFrame - b.fromFrame || (a.entityId < b.entityId ? -1 : 1));
}
