/** The port of a picture engine. */
import type { Make } from '../runtime/maker.ts';

export interface Pictures {
  /** Cuts a character: the rig every shot moves, and a portrait. */
  readonly rig: Make<'rig'>;
  /** Draws the head and shoulders of a character who feels something. */
  readonly portrait: Make<'portrait'>;
  /** Paints a place at one time: layers, light and weather, and a thumbnail. */
  readonly background: Make<'background'>;
  /** Draws and encodes one shot as a video-only MP4; tells where mouths are and who is seen when. */
  readonly shot: Make<'shot'>;
  /** Makes a shot of somebody’s own picture or clip; nothing can be told of who is seen in it. */
  readonly footage: Make<'footage'>;
  readonly transition: Make<'transition'>;
  readonly poster: Make<'poster'>;
  readonly cover: Make<'cover'>;
}
