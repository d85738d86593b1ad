/** A figure about to be drawn, and the sections it is drawn in. */
import type { ActorDrawing } from '../../../../contracts/drawing.ts';
import type { Moment } from '../act/perform.ts';
import type { Joints } from '../act/posture.ts';
import type { Lens } from '../camera.ts';
import type { Box, Sprite, SpriteStore } from '../draw/sprites.ts';
import type { PropArt } from '../model.ts';
import type { Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import type { Air } from '../sheet.ts';

/** How a shot sees its actors. */
export interface Sight {
  /** Lens of the actor's depth at a frame, and the scale that sprites are baked at. */
  readonly lens: Lens;
  readonly bakeScale: number;
  /** What the camera shows of that plane on its whole way, heads. */
  readonly shown: Box;
  readonly still: boolean;
  readonly air: Air;
  readonly store: SpriteStore;
  readonly draft: boolean;
  propArt(prop: NonNullable<Moment['held']>): PropArt;
}

/** A sprite of a figure and where its origin lies, in baked pixels from the spot where the figure stands. */
export interface Section {
  readonly name: string;
  readonly key: string;
  readonly sprite: Sprite | null;
  readonly at: Point;
  /** How many times smaller the sprite was baked; shadows are, because they have no detail. */
  readonly shrink: number;
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

/** The box of a section, in baked pixels from the spot where the figure stands. */
export function boxOf({ sprite, at, shrink }: Section): Box | null {
  if (sprite === null) return null;
  const [left, top] = [at[0] - sprite.x * shrink, at[1] - sprite.y * shrink];
  return [left, top, left + sprite.canvas.width * shrink, top + sprite.canvas.height * shrink];
}
