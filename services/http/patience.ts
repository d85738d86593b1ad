/** How long a body is waited for: a line that is held open with a byte now and then is a line that nobody else has. */
import { Failure } from '../../contracts/error.ts';

/** Whoever sends nothing for so long, ms, has gone without saying so; so long may also pass before the bytes below are asked for. */
const SILENT_MS = 30_000;

/** Fewer in a second that is waited for them come from no network that a body could be sent over. */
const BYTES_A_SECOND = 1_000;

/** Only the time counts in which is waited: a disk may take as long as it takes. */
export class Patience {
  #waitedMs = 0;
  #bytes = 0;
  #isOver = false;

  get isOver(): boolean {
    return this.#isOver;
  }

  gain(bytes: number): void {
    this.#bytes += bytes;
  }

  #leftMs(): number {
    const left = SILENT_MS + (this.#bytes * 1_000) / BYTES_A_SECOND - this.#waitedMs;
    return Math.max(1, Math.min(SILENT_MS, left));
  }

  /** Rejects with REQUEST_TOO_SLOW. */
  async with<T>(coming: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const since = performance.now();
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#isOver = true;
        reject(new Failure('REQUEST_TOO_SLOW'));
      }, this.#leftMs());
    });
    try {
      return await Promise.race([coming, late]);
    } finally {
      clearTimeout(timer);
      this.#waitedMs += performance.now() - since;
    }
  }
}
