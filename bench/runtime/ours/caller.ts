/** Asks the other process the same, one question after the other, as a module asks and over bare NATS; a round is a median, ms. */
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

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  ask: () => ask(scope, workerHub.renewLease, renewal),
  raw: async () => words.decode((await connection.request(RAW_SUBJECT, words.encode(renewal))).data),
};

async function round(way: string): Promise<number> {
  const call = ways[way];
  if (call === undefined) throw new Error(`Nobody asks by ${way}.`);
  const times: number[] = [];
  for (let at = 0; at < calls; at += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return median(times);
}

for (const way of Object.keys(ways)) await round(way);
serveRounds((way) => round(String(way)));
