/** How FFmpeg's numbers become our errors. */
import { AV_LOG_FATAL, AVERROR_EAGAIN, AVERROR_EOF, AVERROR_ENOSPC } from 'node-av/constants';
import { FFmpegError, Log } from 'node-av/lib';
import { Failure } from '../../contracts/error.ts';

// Whatever matters comes back as a code; FFmpeg's own lines would only clutter the worker's standard error.
Log.setLevel(AV_LOG_FATAL);

/** Passes a code that is not negative on. Throws DISK_FULL or INTERNAL, with FFmpeg's words for it, when `deed` failed. */
export function checked(code: number, deed: string): number {
  if (code >= 0) return code;
  if (code === AVERROR_ENOSPC) throw new Failure('DISK_FULL');
  throw new Failure('INTERNAL', `FFmpeg could not ${deed}: ${FFmpegError.strerror(code)}.`);
}

/** Whether there is something to take: false when more must be put in first, or when all has been taken. */
export function isReady(code: number, deed: string): boolean {
  if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return false;
  checked(code, deed);
  return true;
}
