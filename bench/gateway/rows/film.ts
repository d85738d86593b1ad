/** A film alone, and beside somebody who asks the studio that makes it for as much as it answers. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { askApi, readEvents } from '../../../contracts/client.ts';
import { storyNamed } from '../../../tests/film/command.ts';
import { most, ratios, type Row } from '../../runtime/table.ts';
import { ask, askMany, keptConnections, type Reply } from '../asking.ts';
import { newTenant, type Tenant } from '../people.ts';
import { says, type Scene } from '../scene.ts';

const STORY = 'two-boatmen.txt';
const CONNECTIONS = 8;
/** As often as the studio allows a tenant when it is told nothing: 3,000 a minute. */
const ALLOWED_EVERY_MS = 20;
/** Longer than the window of what is allowed. */
const SETTLES_MS = 11_000;
/** Asked before, so that a server is measured that has been up for a while, not its compiler. */
const WARMING = 450;

async function orderFilm({ terms, projectId }: Tenant): Promise<string> {
  const params = { projectId };
  const told = await askApi(terms, 'submitStory', {
    ...{ params, query: { fileName: STORY }, body: readFileSync(storyNamed(STORY)) },
  });
  const body = {
    revisionId: told.document.revision.id,
    options: { draft: true, shortSide: 144 },
  };
  return (await askApi(terms, 'createRun', { params, body })).document.run.id;
}

/** Until the film is there, s. */
async function filmed(tenant: Tenant): Promise<number> {
  const began = performance.now();
  const runId = await orderFilm(tenant);
  const abort = new AbortController();
  for await (const { event } of readEvents(tenant.terms, { runId, after: 0, signal: abort.signal })) {
    if (event.name === 'run.failed') throw new Error(`The film failed: ${JSON.stringify(event.data)}`);
    if (event.name === 'run.succeeded') break;
  }
  abort.abort();
  return (performance.now() - began) / 1_000;
}

type Load = (tenant: Tenant, goesOn: () => boolean) => Promise<readonly Reply[]>;

const none: Load = () => Promise.resolve([]);

/** No more than he may, evenly. */
const allowed: Load = async ({ projectUrl: url, token }, goesOn) => {
  const agent = keptConnections(CONNECTIONS);
  const asked: Promise<Reply>[] = [];
  const began = performance.now();
  while (goesOn()) {
    asked.push(ask({ url, token, agent }));
    await pause(Math.max(0, began + asked.length * ALLOWED_EVERY_MS - performance.now()));
  }
  return Promise.all(asked).finally(() => agent.destroy());
};

/** Again as soon as he is answered, whatever he is answered. */
const unbridled: Load = ({ projectUrl: url, token }, goesOn) => {
  const agent = keptConnections(CONNECTIONS);
  return askMany({ url, token, agent }, CONNECTIONS, goesOn).finally(() => agent.destroy());
};

const loads = { alone: none, allowed, unbridled } as const;
type LoadName = keyof typeof loads;

async function warm({ projectUrl: url, token }: Tenant): Promise<void> {
  const agent = keptConnections(CONNECTIONS);
  await askMany({ url, token, agent }, CONNECTIONS, (begun) => begun < WARMING);
  agent.destroy();
}

interface Measured {
  readonly seconds: number;
  readonly askedPerS: number;
}

/** In a studio of its own: whatever is made once is not made again. */
async function filmBeside(scene: Scene, name: LoadName): Promise<Measured> {
  const studio = await scene.openStudio();
  const [maker, asker] = [await newTenant(studio, 'maker'), await newTenant(studio, 'asker')];
  await warm(asker);
  await pause(SETTLES_MS);
  let isMade = false;
  const load = loads[name](asker, () => !isMade);
  load.catch(() => undefined);
  const seconds = await filmed(maker).finally(() => (isMade = true));
  const replies = await load;
  await studio.close();
  const perS = replies.length / seconds;
  says(`  ${name}: ${seconds.toFixed(2)} s, ${perS.toFixed(0)} requests/s`);
  return { seconds, askedPerS: perS };
}

export async function filmRows(scene: Scene): Promise<readonly Row[]> {
  says('a film alone, and beside requests…');
  const all: Record<LoadName, Measured[]> = { alone: [], allowed: [], unbridled: [] };
  for (let at = 1; at <= scene.rounds; at += 1)
    for (const name of ['alone', 'allowed', 'unbridled'] as const)
      all[name].push(await filmBeside(scene, name));
  const seconds = (name: LoadName): readonly number[] => all[name].map((each) => each.seconds);
  const told = (what: string, unit: string, values: readonly number[]): Row => ({
    ...{ what, unit, values, limit: null },
  });
  const slowed = (what: string, name: LoadName): Row => ({
    ...{ what, unit: '×', values: ratios(seconds(name), seconds('alone')), limit: most(1.1) },
  });
  const rate = all.unbridled.map(({ askedPerS }) => askedPerS);
  return [
    told('animatic, alone', 's', seconds('alone')),
    told('beside a tenant who asks 50 times a second', 's', seconds('allowed')),
    told(`beside ${CONNECTIONS} connections that never rest`, 's', seconds('unbridled')),
    told('requests that those are answered', '/s', rate),
    slowed('film beside what is allowed ÷ alone', 'allowed'),
    slowed('film beside overload ÷ alone', 'unbridled'),
  ];
}
