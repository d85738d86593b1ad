/** A line to a server on which anything may be said, at any pace. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Said {
  /** What came back, however it ended. */
  readonly text: string;
  /** From the first byte until the line was cut, ms. */
  readonly heldMs: number;
}

/** What comes at the end of a head: a byte now and then, or nothing. */
export interface Dribble {
  readonly piece: string;
  readonly everyMs: number;
}

/** Ends when the line does. */
async function dribble(socket: Socket, { piece, everyMs }: Dribble): Promise<void> {
  while (!socket.destroyed) {
    await pause(everyMs);
    if (socket.writable) socket.write(piece);
  }
}

/** Says something, dribbles on if it is to, and waits until the other end has enough. */
export function sayOn(url: string, text: string | Uint8Array, more?: Dribble): Promise<Said> {
  const { hostname, port } = new URL(url);
  const since = performance.now();
  const socket = connect(Number(port), hostname);
  let came = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (came += piece));
  // A line that is cut while something is said on it is cut as well.
  socket.on('error', () => undefined);
  socket.write(text);
  if (more !== undefined) void dribble(socket, more);
  return new Promise((resolve) => {
    socket.once('close', () => resolve({ text: came, heldMs: performance.now() - since }));
  });
}

/** The head of a request as it stands on the line. */
export function headOf(request: string, headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${request} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n');
}
