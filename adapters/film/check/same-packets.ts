/** Proof that a film shows the very pictures that were looked at when its segments were made. */
import type { Packet } from 'node-av/lib';
import { Failure } from '../../../contracts/error.ts';
import { Mp4Reader } from '../../media/read-mp4.ts';

function* picturePackets(reader: Mp4Reader): Generator<Packet, undefined> {
  for (const packet of reader.packets()) if (packet.streamIndex === reader.video?.index) yield packet;
  return undefined;
}

const isSame = (a: Buffer | null | undefined, b: Buffer | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a.equals(b);

/** Holds one segment after the other against a film. */
export class FilmPictures {
  readonly #film: Mp4Reader;
  readonly #packets: Generator<Packet, undefined>;

  constructor(path: string) {
    this.#film = new Mp4Reader(path);
    this.#packets = picturePackets(this.#film);
  }

  /** Throws INTERNAL unless the next packets of the film are those of a segment, byte for byte, under the same parameters. */
  follow(path: string, name: string): void {
    using segment = new Mp4Reader(path);
    let same = isSame(segment.video?.codecpar.extradata, this.#film.video?.codecpar.extradata);
    for (const packet of picturePackets(segment)) {
      same &&= isSame(packet.data, this.#packets.next().value?.data);
    }
    if (!same) throw new Failure('INTERNAL', `The film does not show the pictures of ${name}.`);
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
