/** The tables of docs/architecture/scale.md: written between marks, so that the text around them is a person's. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsOf, type Limit, type Plan } from './limits.ts';
import type { Measured } from './measured.ts';
import { expectedTogether } from './plans.ts';
import { readPlayed } from './played.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'architecture', 'scale.md');

export const target: Plan = { nodes: 1_000, runsPerDay: 100_000 };

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const percent = (share: number): string =>
  share >= 0.1 ? `${Math.round(share * 100)} %` : `${(share * 100).toPrecision(2)} %`;

const limitRow = ({ name, formula, share, breaksAt, then }: Limit): string[] => [
  share >= 1 ? `**${name}**` : name,
  formula,
  share >= 1 ? `**${percent(share)}**` : percent(share),
  breaksAt,
  then,
];

const limits = (measured: Measured): string =>
  table(
    ['what', 'formula', 'taken by the plan', 'breaks at', 'then'],
    limitsOf(measured, target).map(limitRow),
  );

const seconds = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000).toLocaleString('en')} s`;

function days(): string {
  const rows = readPlayed().map(({ day, runsPerDay }) => {
    const fullest = day.stations.reduce((a, b) => (b.longestMs > a.longestMs ? b : a));
    return [
      runsPerDay.toLocaleString('en'),
      day.jobs.toLocaleString('en'),
      String(day.quarantined),
      ...[seconds(day.medianMs), seconds(day.slowMs), day.mostActive.toLocaleString('en')],
      `${fullest.name}: ${seconds(fullest.longestMs)}`,
      day.stations.map(({ name, share }) => `${name} ${percent(share)}`).join(', '),
    ];
  });
  return table(
    [
      'runs',
      'jobs',
      'quarantined',
      'a run takes, median',
      '95 of 100 within',
      'under way at most',
      'longest wait',
      'busy',
    ],
    rows,
  );
}

const off = (expected: number, found: number): string =>
  `${expected >= found ? '+' : '−'}${percent(Math.abs(expected / found - 1))}`;

function check(measured: Measured): string {
  const { film } = measured;
  const expected = expectedTogether(measured);
  type Written = (value: number) => string;
  const line = (name: string, [mine, real]: readonly [number, number], written: Written): string[] => [
    name,
    written(mine),
    written(real),
    off(mine, real),
  ];
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const { together } = film;
  return table(
    [`${together.runs.length} films on ${film.nodes} nodes`, 'expected', 'found', 'off by'],
    [
      line('time until all are made', [expected.wallMs, together.wallMs], seconds),
      line(
        'the same, each job held as long as it then was',
        [expected.wallAsHeldMs, together.wallMs],
        seconds,
      ),
      line('transactions', [expected.spent.transactions, together.transactions], whole),
      line('bytes of the database’s log', [expected.spent.walBytes, together.walBytes], whole),
      line('messages on the bus', [expected.spent.messages, together.messages], whole),
    ],
  );
}

function costs({ film, database, router, bus, run, machine }: Measured): string {
  const jobs = film.alone.kinds.reduce((sum, each) => sum + each.jobs, 0);
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const bytes = film.schemas.reduce((sum, each) => sum + each.bytes, 0);
  return table(
    ['one film of the red kite, 360 lines', ''],
    [
      ['jobs', whole(jobs)],
      ['transactions; writes to disk', `${whole(film.alone.transactions)}; ${whole(film.alone.flushes)}`],
      [
        'rows written or changed; kept, in all schemas',
        `${whole(film.alone.changes)}; ${(bytes / 1e6).toFixed(1)} MB`,
      ],
      [
        'processor time of the database; its log',
        `${whole(film.alone.databaseMs)} ms; ${(film.alone.walBytes / 1e6).toFixed(1)} MB`,
      ],
      ['messages on the bus', `${whole(film.alone.messages)}; ${(film.alone.busBytes / 1e6).toFixed(1)} MB`],
      ['artifacts in the object store', `${whole(film.artifacts)}; ${whole(film.artifactBytes / 1e6)} MB`],
      [
        'one lease and one result, server',
        `${(database.hub.at(-1)?.serverMs ?? 0).toFixed(1)} ms, ${(database.hub.at(-1)?.flushesPerJob ?? 0).toFixed(2)} writes`,
      ],
      [
        'one lease while 100, 1,000, 10,000 jobs wait',
        database.leases.map(({ leaseMs }) => `${leaseMs.toFixed(1)} ms`).join(', '),
      ],
      [
        'one decision with 10, 100, 1,000 nodes',
        router.decisions.map(({ decideMs }) => `${decideMs.toFixed(3)} ms`).join(', '),
      ],
      [
        'a decision, as it is kept with 10, 100, 1,000 nodes',
        router.decisions.map(({ bytes: size }) => `${whole(size)} bytes`).join(', '),
      ],
      [
        'one sample of telemetry, at a router',
        `${whole(router.sampleUs)} µs, ${whole(router.telemetryBytes)} bytes`,
      ],
      [
        'one step of a run; its book in memory',
        `${whole(run.stepUs)} µs; ${whole(run.bookBytes / 1_000)} kB`,
      ],
      [
        'one heartbeat heard; delivered by NATS',
        `${whole(bus.hearHeartbeatUs)} µs; ${bus.serverUsPerDelivery.toFixed(2)} µs`,
      ],
      [
        'a node that starts: preparing the database, first and again',
        `${whole(database.startMs)} ms, ${whole(database.startAgainMs)} ms`,
      ],
      ['measured on', `${machine.processor}, ${machine.cores} cores, ${machine.at.slice(0, 10)}`],
    ],
  );
}

const tables: Readonly<Record<string, (measured: Measured) => string>> = { limits, days, check, costs };

/** The page with these tables in it. */
export function filled(page: string, measured: Measured): string {
  return page.replace(/<!-- table (\w+) -->[\s\S]*?<!-- end -->/g, (_whole, name: string) => {
    const write = tables[name];
    if (write === undefined) throw new Error(`There is no table ${name}.`);
    return `<!-- table ${name} -->\n\n${write(measured)}\n\n<!-- end -->`;
  });
}

export const readPage = (): string => readFileSync(file, 'utf8');
export const writePage = (measured: Measured): void => writeFileSync(file, filled(readPage(), measured));
