/** A process of the crew: does one task at a time until its node lets go of it. */
import process from 'node:process';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import { openObjects } from '../objects/index.ts';
import { make, prepare } from './makers.ts';
import { OBJECTS_VARIABLE, type FromChild, type ToChild } from './protocol.ts';

const objects = openObjects(process.env[OBJECTS_VARIABLE] ?? '');
let current: AbortController | null = null;
void prepare(process.argv[2] ?? '');

const tell = (message: FromChild): void => void process.send?.(message);

async function doTask(task: TaskSpec, provider: Provider): Promise<void> {
  const abort = new AbortController();
  current = abort;
  const before = process.cpuUsage();
  try {
    const progress = (done: number, total: number): void =>
      tell({ type: 'progress', share: total === 0 ? 0 : Math.min(1, done / total) });
    const made = await make(task, provider, { objects, signal: abort.signal, progress });
    const { user, system } = process.cpuUsage(before);
    tell({ type: 'done', result: { ...made, cpuMs: Math.round((user + system) / 1000) } });
  } catch (error) {
    const code = error instanceof Failure || codeOf(error) !== 'INTERNAL' ? codeOf(error) : 'JOB_FAILED';
    tell({ type: 'failed', failure: { code, message: messageOf(error).slice(0, 2000) } });
  } finally {
    current = null;
  }
}

process.on('message', (message: ToChild) => {
  if (message.type === 'do') void doTask(message.task, message.provider);
  else current?.abort(new Failure('RUN_CANCELLED', 'The work is not wanted any more.'));
});
// The pipe to the node is the child's life line: without it nobody wants what it makes.
process.on('disconnect', () => process.exit(0));
// The node stops its children itself; a Ctrl-C of the terminal reaches the whole group and must not race with that.
process.on('SIGINT', () => undefined);
