/** Subtitles in time: each as long as its words take, none too short to read, never two at once. */
import type { Aspect } from '../../../contracts/run.ts';
import { speechSeconds } from '../pace.ts';
import { subtitleBlocks } from './rows.ts';

/** A subtitle on the clock of its line, in frames. */
export interface Cue {
  readonly rows: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Shortest time a subtitle stands, in seconds. */
export const SHORTEST_CUE = 0.8;

/** Cues of a line of so many frames; the last may outlast the line to be read. */
export function cuesOf(
  text: string,
  frames: number,
  { aspect, fps }: { readonly aspect: Aspect; readonly fps: number },
): readonly Cue[] {
  const shortest = Math.ceil(SHORTEST_CUE * fps);
  const blocks = subtitleBlocks(text, aspect);
  const weights = blocks.map((rows) => speechSeconds(rows.join(' ')));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const most = Math.max(1, Math.floor(frames / shortest));
  if (blocks.length > most) return merged(blocks, frames, shortest);
  let at = 0;
  return blocks.map((rows, index) => {
    const isLast = index === blocks.length - 1;
    const share = Math.max(shortest, Math.round((frames * (weights[index] ?? 0)) / total));
    const room = frames - at - shortest * (blocks.length - 1 - index);
    const from = at;
    at = isLast ? Math.max(frames, from + shortest) : from + Math.min(share, room);
    return { rows, from, to: at };
  });
}

/** Speech too fast to follow block by block: the blocks share the time evenly, however short. */
function merged(blocks: readonly (readonly string[])[], frames: number, shortest: number): readonly Cue[] {
  return blocks.map((rows, index) => {
    const from = Math.round((index * frames) / blocks.length);
    const to =
      index === blocks.length - 1
        ? Math.max(frames, from + shortest)
        : Math.round(((index + 1) * frames) / blocks.length);
    return { rows, from, to };
  });
}
