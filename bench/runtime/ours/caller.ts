/** Asks the other process the same, as a module asks and over bare NATS, one question after the other; a round is a median, ms. */
import { connect } from 'nats';
import { addressOf } from '../../../adapters/bus/nats-url.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { median } from '../../median.ts';
import { given, serveRounds } from '../rounds.ts';
import { startNode, type NodeTerms } from './node.ts';
import { RAW_SUBJECT, renewal, words } from './raw-words.ts';
import { scope } from './run-order.ts';

interface Given extends NodeTerms {
  readonly calls: number;
}

const { calls, ...terms } = given<Given>();
const broker = await startNode(terms, []);
await broker.waitForServices(['worker-hub']);
const connection = await connect(addressOf(terms.nats ?? ''));
const ask = askAs(broker, 'worker-lipsync');

type Way = 'ask' | 'raw';

const ways: Readonly<Record<Way, () => Promise<unknown>>> = {
  ask: () => ask(scope, workerHub.renewLeases, renewal),
  raw: async () => words.decode((await connection.request(RAW_SUBJECT, words.encode(renewal))).data),
};

async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

/** By turns, so that whatever else the machine does meets both. */
async function measureBoth(): Promise<Readonly<Record<Way, number>>> {
  const times: Record<Way, number[]> = { ask: [], raw: [] };
  for (let at = 0; at < calls; at += 1)
    for (const way of ['ask', 'raw'] as const) times[way].push(await timed(ways[way]));
  return { ask: median(times.ask), raw: median(times.raw) };
}

let measured = await measureBoth();

// Asking measures both; what the bare request took is told afterwards.
serveRounds(async (way) => {
  if (way === 'ask') measured = await measureBoth();
  return measured[way === 'ask' ? 'ask' : 'raw'];
});
