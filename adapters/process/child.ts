/** A process of the crew: does one task at a time until its node lets go of it. */
import process from 'node:process';
import type { WorkAhead } from '../../actors/runtime/crew.ts';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import type { Workbench } from '../../actors/runtime/maker.ts';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { openObjects } from '../objects/index.ts';
import { make, prepare } from './makers.ts';
import type { FromChild, ToChild } from './protocol.ts';

let open: (url: string) => void = () => undefined;
const told = new Promise<string>((resolve) => (open = resolve));
const objects = told.then(openObjects);
let current: AbortController | null = null;
void prepare(process.argv[2] ?? '');

const tell = (message: FromChild): void => void process.send?.(message);

/** Work under way, and how to end it. */
interface Begun {
  readonly abort: AbortController;
  readonly result: Promise<WorkerResult>;
}

/** What was begun before anybody ordered it. */
let ahead: (Begun & { readonly of: string }) | null = null;

const nameOf = ({ kind, inputs, provider }: WorkAhead): string =>
  fingerprint({ kind, inputs, provider: provider.url });

async function work(
  { kind, inputs, provider }: WorkAhead,
  bench: Omit<Workbench, 'objects'>,
): Promise<WorkerResult> {
  const before = process.cpuUsage();
  const made = await make({ kind, inputs }, provider, { objects: await objects, ...bench });
  const { user, system } = process.cpuUsage(before);
  return { ...made, cpuMs: Math.round((user + system) / 1000) };
}

function start(wanted: WorkAhead, progress: Workbench['progress']): Begun {
  const abort = new AbortController();
  return { abort, result: work(wanted, { signal: abort.signal, progress }) };
}

async function begin(wanted: WorkAhead): Promise<void> {
  const { abort, result } = start(wanted, () => undefined);
  ahead = { of: nameOf(wanted), abort, result };
  tell({ type: 'begun', result: await result.catch(() => null) });
}

/** The work that was begun, if it is this; it is handed out once. */
function begun(wanted: WorkAhead): Begun | null {
  if (ahead === null || ahead.of !== nameOf(wanted)) return null;
  const found = ahead;
  ahead = null;
  return found;
}

async function doTask({ kind, inputs }: TaskSpec, provider: Provider): Promise<void> {
  const progress = (done: number, total: number): void =>
    tell({ type: 'progress', share: total === 0 ? 0 : Math.min(1, done / total) });
  const wanted = { kind, inputs, provider };
  const { abort, result } = begun(wanted) ?? start(wanted, progress);
  current = abort;
  try {
    tell({ type: 'done', result: await result });
  } catch (error) {
    const code = error instanceof Failure || codeOf(error) !== 'INTERNAL' ? codeOf(error) : 'JOB_FAILED';
    tell({ type: 'failed', failure: { code, message: messageOf(error).slice(0, 2000) } });
  } finally {
    current = null;
  }
}

process.on('message', (message: ToChild) => {
  if (message.type === 'open') open(message.objects);
  else if (message.type === 'do') void doTask(message.task, message.provider);
  else if (message.type === 'begin') void begin(message.work);
  else current?.abort(new Failure('RUN_CANCELLED', 'The work is not wanted any more.'));
});
// The pipe to the node is the child's life line: without it nobody wants what it makes.
process.on('disconnect', () => process.exit(0));
// The node stops its children itself; a Ctrl-C of the terminal reaches the whole group and must not race with that.
process.on('SIGINT', () => undefined);
