/** A figure about to be drawn, and the sections it is drawn in. */
import type { ActorDrawing } from '../../../../contracts/drawing.ts';
import type { Moment } from '../act/perform.ts';
import type { Joints } from '../act/posture.ts';
import type { Lens } from '../camera.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import type { PropArt } from '../model.ts';
import type { Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import type { Air } from '../sheet.ts';
import type { Area } from './compositor.ts';

/** How a shot sees its actors. */
export interface Sight {
  /** Lens of the actor's depth at a frame, and the scale that sprites are baked at. */
  readonly lens: Lens;
  readonly bakeScale: number;
  readonly still: boolean;
  readonly air: Air;
  readonly store: SpriteStore;
  /** Room for whole figures under a moving camera; only this drawing uses them. */
  readonly scratch: SpriteStore;
  readonly draft: boolean;
  propArt(prop: NonNullable<Moment['held']>): PropArt;
}

/** A sprite of a figure and where its origin lies, in baked pixels from the spot where the figure stands. */
export interface Section {
  readonly name: string;
  readonly key: string;
  readonly sprite: Sprite | null;
  readonly at: Point;
}

/** An actor at one frame, about to be drawn. */
export interface Drawn {
  readonly actor: ActorDrawing;
  readonly rig: Rig;
  readonly moment: Moment;
  readonly joints: Joints;
  readonly sight: Sight;
  /** Baked pixels to a head of the figure. */
  readonly scale: number;
  readonly foot: Point;
}

/** The box around sections, in baked pixels from the spot where the figure stands. */
export function extent(sections: readonly Section[]): Area {
  const boxes = sections.flatMap(({ sprite, at }): readonly Area[] => {
    if (sprite === null) return [];
    const [left, top] = [at[0] - sprite.x, at[1] - sprite.y];
    return [[left, top, left + sprite.canvas.width, top + sprite.canvas.height]];
  });
  return boxes.reduce(
    (a, b): Area => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    boxes[0] ?? [0, 0, 0, 0],
  );
}
