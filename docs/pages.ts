/** Pages that are written from code: `npm run docs` writes them, a test compares them. */
import { API_PATH, type Route } from '../contracts/api/route.ts';
import { routes } from '../contracts/api/routes.ts';
import { screens } from '../contracts/api/screens.ts';
import { isCallAllowed } from '../contracts/boundaries.ts';
import { errorTable } from '../contracts/error.ts';
import { events, type EventName } from '../contracts/event.ts';
import { jobKinds, type JobKind } from '../contracts/job-kinds.ts';
import { actionsOfModule } from '../contracts/modules/index.ts';
import { EDGE, layerOf, moduleNames, schemaOf, type Caller } from '../contracts/modules/names.ts';
import { Stage, stageMeaning } from '../contracts/stage.ts';
import { SharedFields } from '../contracts/shared.ts';
import { moduleSchemas, modulesWithSchema } from '../db/schemas.ts';
import { licences } from './licences.ts';
import { templateOf } from '../services/http/path.ts';

const generated = '<!-- Written by `npm run docs` from the code; a test compares the two. -->';

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const number = (at: number): string => String(at + 1).padStart(2, '0');
const callers: readonly Caller[] = [...moduleNames, EDGE];

const page = (title: string, ...parts: readonly string[]): string =>
  [`# ${title}`, generated, ...parts, ''].join('\n\n');

function moduleBoundaries(): string {
  const modules = moduleNames.map((module, at) => [
    number(at),
    module,
    layerOf(module),
    modulesWithSchema.some((name) => name === module) ? `\`${schemaOf(module)}\`` : '–',
    publishedBy(module)
      .map((name) => `\`${name}\``)
      .join(' ') || '–',
  ]);
  const calls = moduleNames.flatMap((module) =>
    actionsOfModule(module).map((action) => [
      `\`${action.name}\``,
      action.does,
      callers.filter((caller) => isCallAllowed(caller, action.name)).join(', '),
    ]),
  );
  return page(
    'Module boundaries',
    'Who owns what, who may call what, and who may publish what. `contracts/boundaries.ts` is the one table; middleware checks both ends of every call and event, and a bare `broker.call` is refused. `edge` stands for the command line, the studio and the REPL.',
    '## Modules',
    table(['', 'module', 'layer', 'schema', 'sole publisher of'], modules),
    '## Calls',
    table(['action', 'what it does', 'who may call it'], calls),
  );
}

const answerOf = ({ answer }: Route): string =>
  answer.kind === 'json' ? `${answer.status} JSON` : answer.kind;

function serviceApi(): string {
  const rows = Object.entries<Route>(routes).map(([name, route]) => [
    `\`${route.method} ${API_PATH}${templateOf(route)}\``,
    route.does,
    route.body.kind === 'none' ? '–' : route.body.kind,
    answerOf(route),
    route.right,
    `\`${name}\``,
  ]);
  return page(
    'Service API',
    'What the HTTP API answers. `contracts/api/routes.ts` is the one table: the router, the checks of what comes in and goes out, the OpenAPI document (`GET /api/v1/openapi.json`) and this page are made of it. Whatever is refused is answered with problem details (RFC 9457), whose codes are those of [the errors](../errors.md).',
    table(['route', 'what it does', 'body', 'answer', 'right', 'name'], rows),
  );
}

/** What is done by programs, or only by hand, stands in no view. */
function webApiMapping(): string {
  const rows = Object.entries(screens).flatMap(([screen, { for: what, uses }]) =>
    uses.map((name, at) => {
      const route: Route = routes[name];
      return [
        ...(at === 0 ? [`**${screen}**`, what] : ['', '']),
        ...[`\`${route.method} ${templateOf(route)}\``, route.right, `\`${name}\``],
      ];
    }),
  );
  return page(
    'Studio and API',
    'Which view of the studio is made of which routes, and which right each of them needs. `contracts/api/screens.ts` is the list; every route stands in it.',
    table(['view', 'for', 'route', 'right', 'name'], rows),
  );
}

const eventNames = Object.keys(events) as EventName[];
const publishedBy = (module: Caller): EventName[] =>
  eventNames.filter((name) => events[name].owner === module);

function eventContracts(): string {
  const rows = eventNames.map((name) => [
    `\`${name}\``,
    String(events[name].version),
    events[name].owner,
    events[name].logged ? 'logged' : 'broadcast only',
    events[name].says,
  ]);
  return page(
    'Event contracts',
    'An event is a fact with one publisher. Logged events stand in their publisher’s `event_log`, written in the transaction of the change; readers keep a cursor and fetch what they missed with `<module>.readEvents`. The bus only wakes them.',
    table(['event', 'version', 'publisher', 'kept', 'what it says'], rows),
  );
}

function stageAuthority(): string {
  const kinds = Object.keys(jobKinds) as JobKind[];
  const rows = Stage.options.map((stage, at) => [
    number(at),
    `\`${stage}\``,
    stageMeaning[stage],
    kinds
      .filter((kind) => jobKinds[kind].stage === stage)
      .map((kind) => `\`${kind}\``)
      .join(' ') || '–',
  ]);
  return page(
    'Stage authority',
    'The one list of stages. A stage is an attribute of each job; a run’s stage is the earliest that still has unfinished work.',
    table(['', 'stage', 'what it does', 'kinds of jobs'], rows),
  );
}

function errors(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { retry, retryAfterS, httpStatus, public: shown, message }]) => [
      `\`${code}\``,
      retry,
      retryAfterS === null ? '' : `${retryAfterS} s`,
      String(httpStatus),
      shown ? 'yes' : 'no',
      message,
    ],
  );
  return page(
    'Errors',
    'What the runtime does, and what the person should change. Compare codes, never classes.',
    table(['code', 'retry', 'after', 'HTTP', 'public', 'rule'], rows),
  );
}

/** Shared fields a table has, by the columns of its entity. */
function sharedFieldMatrix(): string {
  const fields = Object.keys(SharedFields.shape);
  const rows = modulesWithSchema.flatMap((module) =>
    moduleSchemas[module].entities.map(({ options }) => [
      `\`${schemaOf(module)}.${options.tableName ?? ''}\``,
      ...fields.map((field) => (field in options.columns ? '✓' : '–')),
    ]),
  );
  return page(
    'Shared fields',
    'Which table carries which shared field (columns are their snake_case names). Append-only tables have no `updatedAt` and `deletedAt`; `event_feed` mirrors rows that have their own.',
    table(['table', ...fields], rows),
  );
}

function kinds(): string {
  const rows = (Object.keys(jobKinds) as JobKind[]).map((kind) => {
    const { worker, stage, version, yields } = jobKinds[kind];
    return [
      `\`${kind}\``,
      String(version),
      worker,
      stage,
      Object.entries(yields)
        .map(([role, type]) => `${role} (${type})`)
        .join(', '),
    ];
  });
  return page(
    'Kinds of jobs',
    'Every kind of work: who does it, and what it yields.',
    table(['kind', 'version', 'worker', 'stage', 'yields'], rows),
  );
}

function licencePage(): string {
  const rows = [...licences()].map(([licence, names]) => [licence, String(names.length), names.join(', ')]);
  return page(
    'Licences',
    'Everything that is delivered with the product, by licence, as the lockfile has it. What is under the GPL runs in processes of its own ([NOTICE](../NOTICE)). Advisories: `npm audit --omit=dev`.',
    table(['licence', 'packages', 'which'], rows),
  );
}

/** Path below docs/ → text. */
export const pages: Readonly<Record<string, () => string>> = {
  'architecture/module-boundaries.md': moduleBoundaries,
  'architecture/service-api-contracts.md': serviceApi,
  'architecture/studio-web-api-mapping.md': webApiMapping,
  'architecture/event-contracts.md': eventContracts,
  'architecture/stage-enum-authority.md': stageAuthority,
  'architecture/shared-field-mapping-matrix.md': sharedFieldMatrix,
  'architecture/job-kinds.md': kinds,
  'errors.md': errors,
  'licences.md': licencePage,
};
