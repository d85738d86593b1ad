/** The side of a contender that is a process of its own: it measures a round whenever it is told to, and ends with whoever started it. */
import process from 'node:process';

/** What the bench has said when it started this process. */
export const given = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

/** Says something to the bench. */
export const say = (words: object): void => void process.send?.(words);

/** Says that everything is up; from then on each word of the bench asks for a round, and is answered with what it measured. */
export function serveRounds(round: (what: unknown) => Promise<number>): void {
  process.on('message', ({ round: what }: { round: unknown }) => {
    round(what).then(
      (measured) => say({ measured }),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  say({ isUp: true });
}

process.on('disconnect', () => process.exit(0));
// A Ctrl-C reaches the bench as well, and the bench ends its processes.
process.on('SIGINT', () => undefined);
