/** One project, asked for with the token of a session, beside the same handler without what the API checks. */
import type { Row } from '../../runtime/table.ts';
import { most, ratios } from '../../runtime/table.ts';
import { askMany, keptConnections, quantile, type Asking } from '../asking.ts';
import { newTenant } from '../people.ts';
import { says, UNLIMITED, type Scene } from '../scene.ts';

const CONNECTIONS = 16;
const WARM_UP = 1_500;
/** By turns, so that whatever else the machine does meets all of them. */
const TURNS = 6;
const REQUESTS_A_TURN = 1_000;

const WAYS = ['ours', 'web', 'plain'] as const;
type Way = (typeof WAYS)[number];
type Numbers = Record<Way, number[]>;

async function timesOf(asking: Asking, requests: number): Promise<readonly number[]> {
  const replies = await askMany(asking, CONNECTIONS, (begun) => begun < requests);
  const wrong = replies.find(({ status }) => status !== 200);
  if (wrong !== undefined) throw new Error(`${asking.url}: ${wrong.status} ${wrong.text}`);
  return replies.map(({ ms }) => ms);
}

async function round(askings: Readonly<Record<Way, Asking>>): Promise<Numbers> {
  const times: Numbers = { ours: [], web: [], plain: [] };
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const way of WAYS) times[way].push(...(await timesOf(askings[way], REQUESTS_A_TURN)));
  return times;
}

function rowsOf(p50: Numbers, p99: Numbers): readonly Row[] {
  const told = (what: string, values: readonly number[]): Row => ({ what, values, unit: 'ms', limit: null });
  return [
    told('authenticated GET, p50', p50.ours),
    told('authenticated GET, p99', p99.ours),
    told('bare moleculer-web, p50', p50.web),
    told('bare moleculer-web, p99', p99.web),
    told('plain node:http, p50', p50.plain),
    told('plain node:http, p99', p99.plain),
    ...[{ what: 'p99 ÷ bare moleculer-web', values: ratios(p99.ours, p99.web), unit: '×', limit: most(1.5) }],
    ...[{ what: 'p99 ÷ plain node:http', values: ratios(p99.ours, p99.plain), unit: '×', limit: null }],
  ];
}

export async function answerRows(scene: Scene): Promise<readonly Row[]> {
  says(`GET of a project, ${CONNECTIONS} connections…`);
  const studio = await scene.openStudio(UNLIMITED);
  const { token, projectUrl } = await newTenant(studio, 'reader');
  const [web, plain] = [await scene.openBare('web'), await scene.openBare('plain')];
  const agents = { ours: keptConnections(CONNECTIONS), web: keptConnections(CONNECTIONS) };
  const askings = {
    ours: { url: projectUrl, token, agent: agents.ours },
    web: { url: web.url, agent: agents.web },
    plain: { url: plain.url, agent: keptConnections(CONNECTIONS) },
  };
  for (const way of WAYS) await timesOf(askings[way], WARM_UP);
  const [p50, p99]: [Numbers, Numbers] = [
    { ours: [], web: [], plain: [] },
    { ours: [], web: [], plain: [] },
  ];
  for (let at = 1; at <= scene.rounds; at += 1) {
    const times = await round(askings);
    for (const way of WAYS) {
      p50[way].push(quantile(times[way], 0.5));
      p99[way].push(quantile(times[way], 0.99));
      says(`  ${at}  ${way}: p50 ${p50[way].at(-1)?.toFixed(2)}, p99 ${p99[way].at(-1)?.toFixed(2)} ms`);
    }
  }
  for (const way of WAYS) askings[way].agent.destroy();
  await Promise.all([studio, web, plain].map((each) => each.close()));
  return rowsOf(p50, p99);
}
