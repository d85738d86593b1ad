/** What is said of a file that somebody has put in and that is not what it is said to be. */
import { Failure, messageOf } from '../../../contracts/error.ts';

export const unreadable = (what: string, because: string): Failure =>
  new Failure('UPLOAD_UNREADABLE', `The ${what} cannot be decoded: ${because}`);

/** Does what reads a file that is not ours. Whatever is wrong with it is the file’s fault, but for a lack of room or time. */
export async function reading<T>(what: string, signal: AbortSignal, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure && error.code !== 'INTERNAL') throw error;
    throw unreadable(what, messageOf(error));
  }
}
