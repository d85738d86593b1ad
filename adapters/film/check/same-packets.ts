/** Proof that a film shows the very pictures that were looked at when its segments were made. */
import type { Packet } from 'node-av/lib';
import { Failure } from '../../../contracts/error.ts';
import { clockOf, Mp4Reader } from '../../media/read-mp4.ts';

function* picturePackets(reader: Mp4Reader): Generator<Packet, undefined> {
  for (const packet of reader.packets()) if (packet.streamIndex === reader.video?.index) yield packet;
  return undefined;
}

const isSame = (a: Buffer | null | undefined, b: Buffer | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a.equals(b);

/** A stretch of the film: the file it should show, and from which of the film's frames on. */
interface Stretch {
  readonly path: string;
  readonly name: string;
  readonly startFrame: number;
  readonly frames: number;
}

/** Holds one segment after the other against a film. */
export class FilmPictures {
  readonly #fps: number;
  readonly #film: Mp4Reader;
  readonly #packets: Generator<Packet, undefined>;
  #keys = 0;

  constructor(path: string, fps: number) {
    this.#fps = fps;
    this.#film = new Mp4Reader(path);
    this.#packets = picturePackets(this.#film);
  }

  /** Pictures from which decoding can start, so far. */
  get keys(): number {
    return this.#keys;
  }

  /**
   * Throws INTERNAL unless the next packets of the film are those of a segment, byte for byte, under the same parameters,
   * as many as said, and shown when they should be.
   */
  follow({ path, name, startFrame, frames }: Stretch): void {
    using segment = new Mp4Reader(path);
    const inTime = this.#inTime(segment, startFrame);
    let same = isSame(segment.video?.codecpar.extradata, this.#film.video?.codecpar.extradata);
    let count = 0;
    for (const packet of picturePackets(segment)) {
      const shown = this.#packets.next().value;
      same &&= shown !== undefined && isSame(packet.data, shown.data) && inTime(packet, shown);
      count += 1;
      if (packet.isKeyframe) this.#keys += 1;
    }
    if (!same || count !== frames)
      throw new Failure('INTERNAL', `The film does not show the pictures of ${name}.`);
  }

  /** Whether a packet of the film is shown when the same one of a segment should be. */
  #inTime({ video }: Mp4Reader, startFrame: number): (packet: Packet, shown: Packet) => boolean {
    const film = this.#film.video;
    if (video === undefined || film === undefined) return () => false;
    const [own, there] = [clockOf(video, this.#fps), clockOf(film, this.#fps)];
    return (packet, shown) => there(shown) === startFrame + own(packet);
  }

  /** Throws INTERNAL when pictures are left that belong to no segment. */
  end(): void {
    if (this.#packets.next().done !== true)
      throw new Failure('INTERNAL', 'The film shows pictures that belong to no segment.');
  }

  [Symbol.dispose](): void {
    this.#packets.return(undefined);
    this.#film[Symbol.dispose]();
  }
}
