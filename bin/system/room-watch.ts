/** Stops the work while there is still room enough to put it away: a database on a full disk can finish nothing. */
import { statfs } from 'node:fs/promises';
import { Failure } from '../../contracts/error.ts';

/** Less room than this, bytes, and the next shot may be the one that does not fit. */
const LAST_ROOM = 48 * 1024 * 1024;
const LOOK_EVERY_MS = 500;

export interface RoomWatch {
  /** Aborted with DISK_FULL when the disk is nearly full. */
  readonly signal: AbortSignal;
  end(): void;
}

export function watchRoom(folder: string): RoomWatch {
  const full = new AbortController();
  const look = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize >= LAST_ROOM) return;
    const sentence = `The disk of ${folder} has no room left; free some and run the same command again to go on.`;
    full.abort(new Failure('DISK_FULL', sentence));
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return { signal: full.signal, end: () => clearInterval(timer) };
}
