/** What is seen around the mouths of a strip of pictures. */
import type { MouthBox, SeenMouth } from '../../../contracts/drawing.ts';
import type { Picture, Plane } from '../decode.ts';
import { openingsOf, STEPS, type Histogram, type MouthSight } from './mouth-openings.ts';

/** How much more than the mouth is looked at, so that some of the face around it is seen. */
const MARGIN = 1.2;
/** As much larger than at one picture a mouth's box may be elsewhere in its strip, because heads turn and come nearer. */
const ROOM = 1.5;

/** Part of a picture in its picture elements; ends are exclusive. */
interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A part of a plane, kept when its picture is gone. */
interface Crop {
  readonly region: Region;
  readonly bytes: Uint8Array;
}

/** What is kept of a picture around one mouth. */
interface Glimpse {
  readonly box: MouthBox;
  readonly luma: Crop;
  readonly red: Crop;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A box of a size around the middle of a mouth, in a plane that is `scale` as large as the picture. */
function regionAround({ x, y, w, h }: MouthBox, { width, height }: Extent, scale: number): Region {
  const [centreX, centreY] = [x + w / 2, y + h / 2];
  return {
    left: Math.round((centreX - width / 2) * scale),
    right: Math.round((centreX + width / 2) * scale),
    top: Math.round((centreY - height / 2) * scale),
    bottom: Math.round((centreY + height / 2) * scale),
  };
}

const shared = (a: Region, b: Region): Region => ({
  left: Math.max(a.left, b.left),
  right: Math.max(Math.max(a.left, b.left), Math.min(a.right, b.right)),
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});

/** Copies what of a region lies in a plane of a size. */
function cropOf({ bytes, stride, step }: Plane, wanted: Region, { width, height }: Extent): Crop {
  const region = shared(wanted, { left: 0, top: 0, right: width, bottom: height });
  const kept = new Uint8Array((region.right - region.left) * Math.max(0, region.bottom - region.top));
  let to = 0;
  for (let y = region.top; y < region.bottom; y++)
    for (let x = region.left; x < region.right; x++) kept[to++] = bytes[y * stride + x * step] ?? 0;
  return { region, bytes: kept };
}

function histogramOf({ region, bytes }: Crop, wanted: Region): Histogram {
  const counts = new Uint16Array(STEPS);
  const width = region.right - region.left;
  const { left, right, top, bottom } = shared(wanted, region);
  for (let y = top; y < bottom; y++) {
    const row = (y - region.top) * width - region.left;
    for (let at = row + left; at < row + right; at++) {
      const step = (bytes[at] ?? 0) >> 2;
      counts[step] = Math.min(0xffff, (counts[step] ?? 0) + 1);
    }
  }
  return counts;
}

function glimpse(box: MouthBox, { width, height, luma, red }: Picture): Glimpse {
  const around = { width: MARGIN * ROOM * box.w, height: MARGIN * ROOM * box.h };
  return {
    box,
    luma: cropOf(luma, regionAround(box, around, 1), { width, height }),
    red: cropOf(red, regionAround(box, around, 0.5), { width: width >> 1, height: height >> 1 }),
  };
}

/** Openings of one speaker's mouth. The part looked at keeps its size, so that an opening mouth is not scaled away. */
function openedMouths(glimpses: readonly Glimpse[]): SeenMouth[] {
  const extent = {
    width: MARGIN * Math.max(...glimpses.map(({ box }) => box.w)),
    height: MARGIN * Math.max(...glimpses.map(({ box }) => box.h)),
  };
  const sights = glimpses.map(({ box, luma, red }): MouthSight => ({
    luma: histogramOf(luma, regionAround(box, extent, 1)),
    red: histogramOf(red, regionAround(box, extent, 0.5)),
  }));
  const openings = openingsOf(sights);
  return glimpses.map(({ box }, index) => ({
    ...box,
    opening: Math.round(10_000 * (openings[index] ?? 0)) / 10_000,
  }));
}

/** Looks at the mouths of pictures, in whatever order they come. */
export class MouthWatch {
  readonly #expected = new Map<number, readonly MouthBox[]>();
  readonly #glimpses: Glimpse[] = [];

  /** Says where the mouths of a picture are, before it is seen. */
  expect(frame: number, boxes: readonly MouthBox[]): void {
    this.#expected.set(frame, boxes);
  }

  see(picture: Picture): void {
    for (const box of this.#expected.get(picture.frame) ?? []) this.#glimpses.push(glimpse(box, picture));
    this.#expected.delete(picture.frame);
  }

  /** The mouths by frame, with how open each was seen. */
  conclude(): SeenMouth[] {
    const bySpeaker = Map.groupBy(
      this.#glimpses.toSorted((a, b) => a.box.frame - b.box.frame),
      ({ box }) => box.speaker,
    );
    return [...bySpeaker.values()].flatMap(openedMouths).toSorted((a, b) => a.frame - b.frame);
  }
}
