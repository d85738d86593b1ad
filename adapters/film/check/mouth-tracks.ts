/** Where mouths are on the film, and what is seen there. */
import { decodeJson } from '../../../actors/runtime/maker.ts';
import type { Objects } from '../../../actors/runtime/objects.ts';
import { ShotFacts, type MouthBox } from '../../../contracts/drawing.ts';
import type { CheckOrder } from '../../../contracts/film.ts';
import type { Picture, Plane } from '../../media/decode.ts';

/** How much more than the mouth is looked at, so that some of the face around it is seen. */
const MARGIN = 1.2;

/** Brightness or redness in 64 steps of 4: how many picture elements have each. */
export type Histogram = Uint16Array;

const STEPS = 64;

/** What is seen at a mouth in one frame of the film. */
export interface MouthSight {
  readonly frame: number;
  readonly luma: Histogram;
  readonly red: Histogram;
}

/** One mouth through one shot. The part looked at keeps its size, so that an opening mouth is not scaled away. */
export interface MouthTrack {
  readonly speaker: string;
  readonly width: number;
  readonly height: number;
  /** Middle of the mouth by frame of the film. */
  readonly places: ReadonlyMap<number, { readonly x: number; readonly y: number }>;
  readonly sights: MouthSight[];
}

interface PlacedBox {
  readonly box: MouthBox;
  readonly frame: number;
}

function trackOf(speaker: string, boxes: readonly PlacedBox[]): MouthTrack {
  return {
    speaker,
    width: MARGIN * Math.max(...boxes.map(({ box }) => box.w)),
    height: MARGIN * Math.max(...boxes.map(({ box }) => box.h)),
    places: new Map(boxes.map(({ box, frame }) => [frame, { x: box.x + box.w / 2, y: box.y + box.h / 2 }])),
    sights: [],
  };
}

/** Reads where each shot says its mouths are, and lays that on the film's clock. Rejects with ARTIFACT_MISSING. */
export async function mouthTracks(order: CheckOrder, objects: Objects): Promise<MouthTrack[]> {
  const tracks: MouthTrack[] = [];
  for (const { facts, startFrame } of order.mouths) {
    const { mouths } = ShotFacts.parse(decodeJson(await objects.get(facts)));
    const placed = mouths.map((box) => ({ box, frame: startFrame + box.frame }));
    const bySpeaker = Map.groupBy(placed, ({ box }) => box.speaker);
    for (const [speaker, boxes] of bySpeaker) tracks.push(trackOf(speaker, boxes));
  }
  return tracks;
}

/** Part of a plane, in its own picture elements; ends are exclusive. */
interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const within = (value: number, limit: number): number => Math.max(0, Math.min(limit, Math.round(value)));

/** The part of a plane that is `scale` as large as the picture and shows what lies around a mouth. */
function regionAround(
  track: MouthTrack,
  place: { x: number; y: number },
  size: { width: number; height: number; scale: number },
): Region {
  const { width, height, scale } = size;
  return {
    left: within((place.x - track.width / 2) * scale, width * scale),
    right: within((place.x + track.width / 2) * scale, width * scale),
    top: within((place.y - track.height / 2) * scale, height * scale),
    bottom: within((place.y + track.height / 2) * scale, height * scale),
  };
}

function histogramOf({ bytes, stride }: Plane, { left, top, right, bottom }: Region): Histogram {
  const counts = new Uint16Array(STEPS);
  for (let y = top; y < bottom; y++) {
    for (let at = y * stride + left; at < y * stride + right; at++) {
      const step = (bytes[at] ?? 0) >> 2;
      counts[step] = Math.min(0xffff, (counts[step] ?? 0) + 1);
    }
  }
  return counts;
}

/** Looks at the mouths of a picture. */
export class MouthWatcher {
  readonly #byFrame = new Map<number, MouthTrack[]>();

  constructor(tracks: readonly MouthTrack[]) {
    for (const track of tracks) {
      for (const frame of track.places.keys())
        this.#byFrame.set(frame, [...(this.#byFrame.get(frame) ?? []), track]);
    }
  }

  watch({ frame, width, height, luma, red }: Picture): void {
    for (const track of this.#byFrame.get(frame) ?? []) {
      const place = track.places.get(frame);
      if (place === undefined) continue;
      track.sights.push({
        frame,
        luma: histogramOf(luma, regionAround(track, place, { width, height, scale: 1 })),
        red: histogramOf(red, regionAround(track, place, { width, height, scale: 0.5 })),
      });
    }
  }
}
