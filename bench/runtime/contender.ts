/** A process that the bench starts, asks for rounds, hears and ends. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

interface Word {
  readonly isUp?: true;
  /** Of a node: its name. */
  readonly nodeId?: string;
  /** What a round measured. */
  readonly measured?: number;
  /** A job that is being done. */
  readonly began?: string;
}

const living = new Set<ChildProcess>();

/** Has a process that the bench started ended with the others. */
export function noteChild(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
}

/** kill -9 of every process that is left. */
export function endContenders(): void {
  for (const child of living) child.kill('SIGKILL');
}

export class Contender {
  readonly nodeId: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, nodeId: string) {
    this.#child = child;
    this.nodeId = nodeId;
  }

  /** Starts a program of this folder; resolves when it says that it is up, rejects when it ends before. */
  static async start(program: string, given: object): Promise<Contender> {
    const child = fork(join(import.meta.dirname, program), [JSON.stringify(given)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    noteChild(child);
    const nodeId = await heard(child, ({ isUp, nodeId: name = '' }) => (isUp === true ? name : undefined));
    return new Contender(child, nodeId);
  }

  async round(what: unknown = null): Promise<number> {
    this.#child.send({ round: what });
    return heard(this.#child, ({ measured }) => measured);
  }

  /** Resolves when it says that it has begun a job. */
  async begins(jobId: string): Promise<void> {
    await heard(this.#child, ({ began }) => (began === jobId ? true : undefined));
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** The first word in which `pick` finds something. */
function heard<T>(child: ChildProcess, pick: (word: Word) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const hear = (word: Word): void => {
      const found = pick(word);
      if (found === undefined) return;
      child.off('message', hear).off('exit', end);
      resolve(found);
    };
    const end = (): void => reject(new Error(`${child.spawnargs.at(-2) ?? 'A process'} has ended.`));
    child.on('message', hear).once('exit', end);
  });
}
