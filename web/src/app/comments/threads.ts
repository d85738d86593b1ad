/** What was said about a film, in the order of the film: each thing with its answers, where it is pinned. */
import type { Comment } from '../../../../contracts/comment.ts';

interface Bounds {
  readonly id: string;
  readonly startFrame: number;
  readonly frames: number;
}

/** The film that is seen, as far as comments are pinned to it. */
export interface SeenFilm {
  readonly runId: string;
  readonly fps: number;
  readonly frames: number;
  readonly shots: readonly Bounds[];
}

export interface Thread {
  readonly comment: Comment;
  readonly answers: readonly Comment[];
  /** Frame of the film that is seen; null for what is said of it as a whole. */
  readonly frame: number | null;
  readonly shotId: string | null;
}

export interface Mark {
  readonly frame: number;
  readonly ids: readonly string[];
  readonly isResolved: boolean;
}

/** What was said of an earlier film is pinned to where its shot begins in this one. */
function frameOf({ runId, frame, shotId }: Comment, film: SeenFilm | null): number | null {
  if (film === null) return null;
  if (runId === film.runId && frame !== null) return Math.min(frame, film.frames - 1);
  return film.shots.find(({ id }) => id === shotId)?.startFrame ?? null;
}

const shotIn = (film: SeenFilm | null, frame: number | null): string | null =>
  film?.shots.find(
    ({ startFrame, frames }) => frame !== null && frame >= startFrame && frame < startFrame + frames,
  )?.id ?? null;

const last = Number.MAX_SAFE_INTEGER;

export function threadsOf(comments: readonly Comment[], film: SeenFilm | null): readonly Thread[] {
  const threads = comments
    .filter(({ replyTo }) => replyTo === null)
    .map((comment) => {
      const frame = frameOf(comment, film);
      const answers = comments.filter(({ replyTo }) => replyTo === comment.id);
      return { comment, answers, frame, shotId: shotIn(film, frame) ?? comment.shotId };
    });
  return threads.sort((one, other) => (one.frame ?? last) - (other.frame ?? last));
}

/** Marks nearer to each other than a thumb is wide are one, on a phone. */
const NEAR = 0.08;

export function marksOf(threads: readonly Thread[], frames: number): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { frame, comment } of threads) {
    if (frame === null) continue;
    const before = marks.at(-1);
    if (before === undefined || frame - before.frame > frames * NEAR)
      marks.push({ frame, ids: [comment.id], isResolved: comment.isResolved });
    else
      marks[marks.length - 1] = {
        ...{ frame: before.frame, ids: [...before.ids, comment.id] },
        isResolved: before.isResolved && comment.isResolved,
      };
  }
  return marks;
}
