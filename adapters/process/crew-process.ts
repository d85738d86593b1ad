/** A process of the crew as its node sees it: what it is started with, and one task at a time that is asked of it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CrewJob, WorkAhead } from '../../actors/runtime/crew.ts';
import { ErrorCode, Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { heldMb, offerFirst } from './memory.ts';
import type { FromChild, ToChild } from './protocol.ts';

const PATIENCE_AFTER_STOP_MS = 1_000;
/** Progress that is less than this is none: whoever tells of it for ever hangs as well. */
const LEAST_STEP = 0.001;
/** How often it is looked at how much memory a process holds that works, ms: 30 µs of work each time (measured). */
const WEIGH_EVERY_MS = 500;
const childPath = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Skia allocates a fresh frame for every readback; glibc would give such blocks back to the kernel and fault them in
 * again for each frame (11 ms of system time, measured). These keep them in the process, but no more than 16 MB at the top
 * of its memory, which costs nothing and saves a tenth of it; and on large pages where the kernel has them: walking through
 * pictures page by small page takes a sixth of all the work (measured). Skia's own allocator gives back what lies free for
 * 10 ms, which is as long as a frame takes: it keeps it as well, a twentieth of all the work (measured).
 */
const keepFreedMemory = {
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  MALLOC_MMAP_THRESHOLD_: '1073741824',
  MALLOC_TRIM_THRESHOLD_: '16777216',
  MALLOC_TOP_PAD_: '4194304',
  MALLOC_ARENA_MAX: '2',
  MIMALLOC_PURGE_DELAY: '-1',
};

/**
 * Drawing leaves much to collect: a collector that begins with room runs a few times and not 20, 7 % less work. More room
 * saves nothing more, and a nursery that may grow does so the longer the film is: 110 MB of it, for nothing (measured).
 * Left to itself it lets the heap grow by a few MB and marks all of it again, 40 times a film, to find next to nothing. By
 * 60 % it runs half as often; more would save another hundredth of the work for 70 MB a process (measured).
 */
const ROOM_TO_WORK = [
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--initial-old-space-size=56',
  '--heap-growing-percent=60',
];

/** Where compiled modules are kept, if they are: loading them takes a third less. */
const compileCache = (): NodeJS.ProcessEnv => {
  const own = getCompileCacheDir();
  return own === undefined ? {} : { NODE_COMPILE_CACHE: dirname(own) };
};

/** Node reads this when it starts. */
const trusting = (authorities: string | undefined): NodeJS.ProcessEnv =>
  authorities === undefined ? {} : { NODE_EXTRA_CA_CERTS: authorities };

/**
 * Nothing of the caller’s environment reaches a maker but whom it trusts, and where temporary files lie, because what one
 * process has fetched there the others need not fetch: locale and time zone must not reach an artifact.
 */
const childEnvironment = (authorities: string | undefined): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  HOME: '/nonexistent',
  TZ: 'UTC',
  LANG: 'C',
  TMPDIR: tmpdir(),
  NODE_NO_WARNINGS: '1',
  ...trusting(authorities),
  ...compileCache(),
  ...keepFreedMemory,
});

/** What the crew works with. */
export interface CrewStore {
  /** URL of the object store. */
  readonly objectsUrl: string;
  /** File of the authorities that its server is certified by, beside those that Node knows. */
  readonly authorities?: string | undefined;
}

/** What a process is allowed. */
export interface CrewTerms {
  /** Without a word for so long, ms, it is taken to hang. */
  readonly stallMs: number;
  /** It may hold so much memory, MB. */
  readonly memoryMb: number;
}

export class CrewProcess {
  readonly #child: ChildProcess;
  idleSince = 0;
  /** How long it has worked, ms. */
  workedMs = 0;
  /** Whether it does what nobody has ordered yet: it waits for a job, but is not idle. */
  isAhead = false;
  readonly #done = new Set<JobKind>();
  readonly #terms: CrewTerms;
  #task: TaskSpec | null = null;

  constructor(kind: JobKind, { objectsUrl, authorities }: CrewStore, terms: CrewTerms) {
    this.#terms = terms;
    this.#child = fork(childPath, [kind], {
      env: childEnvironment(authorities),
      execArgv: ROOM_TO_WORK,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A child that cannot be written to is about to exit; the exit is what is waited for.
    this.#child.on('error', () => this.#child.kill('SIGKILL'));
    if (this.#child.pid !== undefined) offerFirst(this.#child.pid);
    this.#send({ type: 'open', objects: objectsUrl });
  }

  /** Whether it can be given work: one that was told to end is not gone at once. */
  get isAlive(): boolean {
    return !this.#hasEnded && !this.#child.killed;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it is doing for a job. */
  get task(): TaskSpec | null {
    return this.#task;
  }

  /** Whether it has done work of one of these kinds, and so has loaded and warmed up what that needs. */
  knows(kinds: readonly JobKind[]): boolean {
    return kinds.some((kind) => this.#done.has(kind));
  }

  /** One task. Rejects with the maker’s Failure, WORKER_CRASHED or WORKER_STALLED. */
  run({ task, provider, signal, onProgress }: CrewJob): Promise<WorkerResult> {
    this.#task = task;
    this.#done.add(task.kind);
    return new Promise((resolve, reject) => {
      const end = (failure: Failure): void => {
        this.#child.kill('SIGKILL');
        finish(() => reject(failure));
      };
      const stalled = setTimeout(() => end(this.#hangs(task)), this.#terms.stallMs);
      const unweighed = this.#weigh((mb) => end(this.#isTooLarge(task, mb)));
      let reached = 0;
      const advance = (share: number): void => {
        if (share < reached + LEAST_STEP) return;
        reached = share;
        stalled.refresh();
      };
      const onMessage = (message: FromChild): void => {
        if (message.type === 'progress') {
          advance(message.share);
          onProgress(message.share);
        }
        if (message.type === 'done') finish(() => resolve(message.result));
        else if (message.type === 'failed')
          finish(() =>
            reject(
              new Failure(ErrorCode.catch('JOB_FAILED').parse(message.failure.code), message.failure.message),
            ),
          );
      };
      const onExit = (code: number | null, by: NodeJS.Signals | null): void =>
        finish(() =>
          reject(
            new Failure(
              'WORKER_CRASHED',
              `The process ended (${by ?? `code ${code}`}) while doing ${task.key}.`,
            ),
          ),
        );
      const onAbort = (): void => this.#stop();
      const finish = (settle: () => void): void => {
        this.#task = null;
        clearTimeout(stalled);
        unweighed();
        this.#child.off('message', onMessage).off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
        settle();
      };
      this.#child.on('message', onMessage).on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#send({ type: 'do', task, provider });
      if (signal.aborted) onAbort();
    });
  }

  /** Work that nobody has ordered yet; null when nothing comes of it. */
  async begin(work: WorkAhead): Promise<WorkerResult | null> {
    this.isAhead = true;
    this.#done.add(work.kind);
    // Once a job has ordered it, that is for the job to say.
    const unweighed = this.#weigh(() => this.#task === null && this.#child.kill('SIGKILL'));
    const result = await new Promise<WorkerResult | null>((resolve) => {
      const onMessage = (message: FromChild): void => {
        if (message.type !== 'begun') return;
        this.#child.off('message', onMessage);
        resolve(message.result);
      };
      this.#child.on('message', onMessage).once('exit', () => resolve(null));
      this.#send({ type: 'begin', work });
    });
    unweighed();
    this.isAhead = false;
    return result;
  }

  async end(): Promise<void> {
    if (this.#hasEnded) return;
    const exited = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const impatient = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_AFTER_STOP_MS);
    await exited;
    clearTimeout(impatient);
  }

  /** Asks the maker to stop, and ends the process when it does not soon. */
  #stop(): void {
    this.#send({ type: 'stop' });
    setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_AFTER_STOP_MS).unref();
  }

  /** Tells as soon as the process holds more memory than it may; until the answer is called. */
  #weigh(onTooLarge: (mb: number) => unknown): () => void {
    const { pid } = this.#child;
    if (pid === undefined) return () => undefined;
    const weighing = setInterval(() => {
      const mb = heldMb(pid);
      if (mb > this.#terms.memoryMb) onTooLarge(mb);
    }, WEIGH_EVERY_MS);
    return () => clearInterval(weighing);
  }

  #hangs({ key }: TaskSpec): Failure {
    return new Failure(
      'WORKER_STALLED',
      `The process came no further for ${this.#terms.stallMs} ms while doing ${key}.`,
    );
  }

  #isTooLarge({ key }: TaskSpec, mb: number): Failure {
    return new Failure(
      'WORKER_CRASHED',
      `The process held ${mb} MB while doing ${key}, and was ended; it may hold ${this.#terms.memoryMb} MB.`,
    );
  }

  #send(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message);
  }
}
