/** The part of eSpeak NG's emscripten build that we use. */
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEvent {
    readonly type:
      'word' | 'phoneme' | 'sentence' | 'mark' | 'play' | 'end' | 'msg_terminated' | 'samplerate';
    /** Code points from the beginning of the text, counted from 1. */
    readonly text_position: number;
    /** Milliseconds from the first sample. */
    readonly audio_position: number;
    /** IPA of a phoneme; a number for words. */
    readonly id: string | number | undefined;
  }

  export interface EspeakWorker {
    set_voice(name: string): void;
    set_rate(wordsPerMinute: number): void;
    set_volume(percent: number): void;
    get_samplerate(): number;
    /** Calls back with blocks until the text is spoken; a true answer stops it. */
    synthesize(text: string, heard: (pcm: Int16Array, events: readonly EspeakEvent[]) => boolean): void;
  }

  export interface EspeakModule {
    readonly HEAPU8: Uint8Array;
    readonly FS: { writeFile(path: string, content: string): void };
    readonly eSpeakNGWorker: new () => EspeakWorker;
  }

  const load: (options: Record<string, never>) => Promise<EspeakModule>;
  export default load;
}
