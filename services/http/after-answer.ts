/** What becomes of a line whose other end does not do its part. */
import type { ServerResponse } from 'node:http';

/** Whoever is still sending once he has his answer may go on for so long, ms. */
const DISCARD_MS = 2_000;

/** Whoever takes nothing of his answer for so long, ms, has gone without saying so; where some of it is on its way, for twice as long. */
const STALLED_MS = 30_000;

/** Whoever is still sending would lose the answer if the line were cut: what comes for a while is thrown away. */
function leaveRoom({ req }: ServerResponse): void {
  if (req.complete || req.destroyed) return;
  // Taken now: a request that comes to an end lets go of it.
  const { socket } = req;
  const cut = setTimeout(() => socket.destroy(), DISCARD_MS).unref();
  // Whoever comes to an end in time keeps the line, and may ask for something else on it.
  req.once('end', () => clearTimeout(cut)).resume();
}

/** Neither an answer that is not taken nor a body that nobody reads holds a line for ever. */
export function holdNobody(response: ServerResponse): void {
  response.once('finish', () => leaveRoom(response));
  response.setTimeout(STALLED_MS, () => {
    // It may as well be we who are slow.
    if ((response.socket?.writableLength ?? 0) > 0) response.destroy();
  });
}
