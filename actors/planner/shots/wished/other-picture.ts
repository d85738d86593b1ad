/** Pictures that are not drawn for this film: takes that are kept, and what somebody has put in. */
import type { FootageOrder, Overlay, ShotDrawing } from '../../../../contracts/drawing.ts';
import { Failure } from '../../../../contracts/error.ts';
import { pictureSize, type RunOptions } from '../../../../contracts/run.ts';
import type { Sources } from '../../sources.ts';
import type { Take } from '../take.ts';

const formOf = (options: RunOptions) => ({ ...pictureSize(options), draft: options.draft });

/** The drawing that a take keeps, as large and as fine as this film is; null where it keeps none. */
export function keptDrawing({ picture }: Take, { options }: Sources): ShotDrawing | null {
  if (picture?.by !== 'take' || picture.take.order.kind !== 'shot') return null;
  return { ...picture.take.order.inputs.drawing, ...formOf(options) };
}

const mediaTypes = ['image/png', 'image/jpeg', 'video/mp4'] as const;

/** Throws UPLOAD_UNFIT for a file of another type. */
function mediaTypeOf(mediaType: string): FootageOrder['mediaType'] {
  const known = mediaTypes.find((each) => each === mediaType);
  if (known === undefined) throw new Failure('UPLOAD_UNFIT', `A ${mediaType} is no picture and no clip.`);
  return known;
}

export interface Framing {
  readonly overlays: readonly Overlay[];
  readonly fadeOut: number;
}

/** Somebody’s own picture or clip, kept or new; null where the shot is drawn. */
export function footageOf(
  { picture, frames }: Take,
  { overlays, fadeOut }: Framing,
  { options, reading }: Sources,
): FootageOrder | null {
  if (picture?.by === 'take')
    return picture.take.order.kind === 'footage'
      ? { ...picture.take.order.inputs, ...formOf(options) }
      : null;
  if (picture?.by !== 'upload') return null;
  const { sha256, mediaType } = picture.artifact;
  return {
    ...{ footage: sha256, mediaType: mediaTypeOf(mediaType), language: reading.language },
    ...{ ...formOf(options), fps: options.fps, frames, fadeOut, overlays: [...overlays] },
  };
}

/** Frames of a kept take that lie in the dissolves at its ends; null where the shot keeps none, or one that has none. */
export function keptDissolves({ picture }: Take): { readonly before: number; readonly after: number } | null {
  if (picture?.by === 'upload') return { before: 0, after: 0 };
  if (picture?.by !== 'take') return null;
  const { order, frames } = picture.take;
  if (order.kind === 'footage') return { before: 0, after: 0 };
  return { before: order.inputs.fromFrame, after: frames - order.inputs.toFrame };
}
