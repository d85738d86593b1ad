/** A process that takes a message and never says what became of it: the test kills it. */
import { systemClock } from '../../clock/system.ts';
import { openBus } from '../index.ts';

const [url = '', namespace = ''] = process.argv.slice(2);

const bus = openBus(url, { namespace, clock: systemClock, onError: () => undefined });
await bus.subscribe(
  {
    topic: 'work.shot',
    group: 'video',
    hear: ({ id, attempt }) => {
      process.stdout.write(`${id} ${attempt}\n`);
      return new Promise(() => undefined);
    },
  },
  { maxInFlight: 2, ackWithinMs: 500, attempts: 2, backoffMs: 50 },
);
process.stdout.write('ready 0\n');
