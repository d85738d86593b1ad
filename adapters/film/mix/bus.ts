/** All sounds of one stem, played in order; only what sounds now is open. */
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { MixClip } from '../../../contracts/sound.ts';
import { ClipPlayer, type Stereo } from './clip-player.ts';

export class Bus {
  readonly #objects: Objects;
  readonly #waiting: MixClip[];
  #playing: ClipPlayer[] = [];

  constructor(objects: Objects, clips: readonly MixClip[]) {
    this.#objects = objects;
    this.#waiting = clips.toSorted((a, b) => a.start - b.start);
  }

  /** Fills `out` with what sounds from `from` on; blocks are asked for in order. Tells whether anything sounds. */
  async play(from: number, out: Stereo): Promise<boolean> {
    out[0].fill(0);
    out[1].fill(0);
    await this.#openUntil(from + out[0].length);
    for (const player of this.#playing) await player.add(from, out);
    const played = this.#playing.length > 0;
    await this.#closeBefore(from + out[0].length);
    return played;
  }

  async #openUntil(end: number): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined && next.start < end; next = this.#waiting[0]) {
      this.#playing.push(await ClipPlayer.open(this.#objects, next));
      this.#waiting.shift();
    }
  }

  async #closeBefore(end: number): Promise<void> {
    const isOver = (player: ClipPlayer): boolean => player.end <= end;
    for (const player of this.#playing.filter(isOver)) await player.close();
    this.#playing = this.#playing.filter((player) => !isOver(player));
  }

  async close(): Promise<void> {
    for (const player of this.#playing) await player.close();
    this.#playing = [];
  }
}
