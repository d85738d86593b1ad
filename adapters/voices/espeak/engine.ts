/**
 * eSpeak NG, made deterministic: it keeps state between utterances (measured: the second one differs), so its memory
 * is put back to how it was after loading before every line. That costs 1.5 ms; a new instance would cost 180 ms.
 */
import load, {
  type EspeakEvent,
  type EspeakModule,
  type EspeakWorker,
} from '@echogarden/espeak-ng-emscripten';
import { Failure } from '../../../contracts/error.ts';

/** Samples a second of what the engine speaks. */
export const ENGINE_RATE = 22_050;

/** Below full volume, because loud vowels are cut off at 100 (measured). */
const VOLUME = 55;

/** Longest text the engine's scratch buffer is made ready for, in bytes. */
const SCRATCH_BYTES = 65_536;

const VARIANT = 'line';
const VARIANT_PATH = `/usr/share/espeak-ng-data/voices/!v/${VARIANT}`;

export interface Spoken {
  /** −1…1 at ENGINE_RATE. */
  readonly signal: Float32Array;
  /** What sounds from when on, in samples; pauses have an empty id. */
  readonly phonemes: readonly { readonly at: number; readonly id: string }[];
  /** Words by the code point they begin at in the text. */
  readonly words: readonly { readonly at: number; readonly position: number }[];
}

export interface Manners {
  /** Name of the engine's language voice, e.g. `cmn`. */
  readonly language: string;
  /** Content of a voice variant file (eSpeak's docs/voices.md). */
  readonly variant: string;
  /** Words a minute. */
  readonly rate: number;
}

export class Engine {
  readonly #module: EspeakModule;
  readonly #worker: EspeakWorker;
  readonly #asLoaded: Uint8Array;

  private constructor(module: EspeakModule) {
    this.#module = module;
    this.#worker = new module.eSpeakNGWorker();
    if (this.#worker.get_samplerate() !== ENGINE_RATE)
      throw new Failure('INTERNAL', 'The speech engine changed its rate.');
    this.#growScratch();
    this.#worker.set_volume(VOLUME);
    this.#asLoaded = module.HEAPU8.slice();
  }

  /** Compiles the engine and reads its data, once in a process. */
  static async load(): Promise<Engine> {
    return new Engine(await load({}));
  }

  /** Forgets every utterance so far. */
  reset(): void {
    this.#module.HEAPU8.set(this.#asLoaded);
    this.#module.HEAPU8.fill(0, this.#asLoaded.length);
  }

  /** Speaks one clause. */
  speak(text: string, manners: Manners): Spoken {
    this.#module.FS.writeFile(VARIANT_PATH, manners.variant);
    this.#worker.set_voice(`${manners.language}+${VARIANT}`);
    this.#worker.set_rate(Math.round(manners.rate));
    const blocks: Int16Array[] = [];
    const events: EspeakEvent[] = [];
    this.#worker.synthesize(text, (pcm, heard) => {
      blocks.push(pcm);
      events.push(...heard);
      return false;
    });
    return { signal: joined(blocks), ...placed(events) };
  }

  /**
   * The bindings keep one scratch buffer for strings on the engine's heap, remembered outside of it. It is grown to
   * its final size before the heap is copied; otherwise putting the heap back would free it under the bindings.
   */
  #growScratch(): void {
    const long = 'x'.repeat(SCRATCH_BYTES);
    this.#worker.set_voice(long);
    this.#worker.set_voice(long);
  }
}

function joined(blocks: readonly Int16Array[]): Float32Array {
  const signal = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    for (let i = 0; i < block.length; i++) signal[at + i] = (block[i] as number) / 32_768;
    at += block.length;
  }
  return signal;
}

const samplesOf = (milliseconds: number): number => Math.round((milliseconds * ENGINE_RATE) / 1000);

function placed(events: readonly EspeakEvent[]): Pick<Spoken, 'phonemes' | 'words'> {
  const phonemes = events
    .filter((event) => event.type === 'phoneme')
    .map((event) => ({ at: samplesOf(event.audio_position), id: String(event.id ?? '') }))
    .filter((phoneme) => !phoneme.id.startsWith('('));
  const words = events
    .filter((event) => event.type === 'word')
    .map((event) => ({ at: samplesOf(event.audio_position), position: event.text_position - 1 }));
  return { phonemes, words };
}
