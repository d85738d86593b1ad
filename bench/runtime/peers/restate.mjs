/** Restate: a keyed object whose handler does three steps that do nothing and notes that it is done, asked through the ingress. */
import * as restate from '@restatedev/restate-sdk';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';

const { ingress, admin, port, runs, together } = given();
const run = restate.object({
  name: 'run',
  handlers: {
    go: async (context, order) => {
      for (const name of ['first', 'second', 'third']) await context.run(name, async () => ({ name, order }));
      context.set('state', 'done');
      return 'done';
    },
  },
});
await restate.serve({ services: [run], port });

const post = async (url, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Restate answers ${answer.status}: ${await answer.text()}`);
  return answer.text();
};
await post(`${admin}/deployments`, { uri: `http://127.0.0.1:${port}` });

let key = 0;
const order = { prompt: 'x'.repeat(200) };
const go = () => post(`${ingress}/run/run-${(key += 1)}/go`, order);
await atOnce(together, together, go);
serveRounds(() => atOnce(runs, together, go));
