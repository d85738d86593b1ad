/** Who may import whom: the sentence of docs/architecture/system-overview.md, checked. */
const test = '\\.(test|conformance)\\.ts$';
const notTest = { pathNot: [test, '/rehearsal\\.ts$', '/samples/'] };

/** Files in `folder` may import only what matches one of `allowed`. */
const only = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: { path: folder, ...notTest },
  to: { pathNot: allowed },
});

const builtin = [
  '^node:(crypto|util|path|url|buffer|events|stream)$',
  '^(crypto|util|path|url|buffer|events|stream)$',
];
const npm = (...names) => names.flatMap((name) => [`^node_modules/${name}(/|$)`, `^${name}(/|$)`]);

/** Every file in `folder` must be one that some rule speaks of; a folder that nobody has thought about may import nothing. */
const none = (name, folder, known) => ({
  name,
  comment: 'A new folder or file needs a rule of its own in .dependency-cruiser.mjs.',
  severity: 'error',
  from: { path: folder, pathNot: [...known, ...notTest.pathNot] },
  to: {},
});

const actorFile = (path) => `^actors/${path}\\.ts$`;

const modules = [
  'gateway',
  'orchestrator',
  'entity-core',
  'asset-knowledge',
  'planner',
  'model-router',
  'worker-hub',
  'worker-video',
  'worker-audio',
  'worker-llm',
  'worker-lipsync',
  'composer',
  'observer',
];

/** A module's actor may use the core, its own folder and what all actors share; others it can only ask by contract. */
const actorRules = [
  ...modules.map((module) =>
    only(`actor-${module}`, `^actors/${module}/`, [
      '^contracts/',
      '^machines/',
      `^actors/${module}/`,
      '^actors/runtime/',
      ...builtin,
      ...npm('zod', 'xstate', 'iconv-lite'),
    ]),
  ),
  none(
    'actor-without-rule',
    '^actors/',
    [...modules, 'runtime'].map((module) => `^actors/${module}/`),
  ),
];

/**
 * What every maker of artifacts is handed and hands back, and the one source of chance: the ports of actors/runtime that
 * belong to no module. Of the rest of actors/runtime an adapter that needs something names it.
 */
const makersKit = ['maker', 'objects', 'random'].map((name) => actorFile(`runtime/${name}`));

/** An adapter may use the contracts, the ports it implements, the media tools, and its own technology; no other actor's code. */
const adapter = (name, { ports = [], technology = [] }) =>
  only(`adapter-${name}`, `^adapters/${name}/`, [
    '^contracts/',
    ...ports,
    `^adapters/${name}/`,
    '^adapters/media/',
    '^node:',
    ...builtin,
    // Not child_process: adapters/process is the only spawner.
    '^(fs|os|net|http|https|process|timers|stream|worker_threads|module)(/promises|/consumers)?$',
    ...npm(...technology),
  ]);

/** A maker of artifacts implements the port that a worker module declares. */
const maker = (name, port, ...technology) =>
  adapter(name, { ports: [...makersKit, actorFile(port)], technology });

const adapterFolders = [
  'language',
  'voices',
  'lips',
  'sounds',
  'pictures',
  'film',
  'media',
  'objects',
  'archives',
  'cache',
  'clock',
  'gpus',
  'secrets',
  'likeness',
  'poster',
  'process',
  'bus',
];

const adapterRules = [
  maker('language', 'worker-llm/language', '@node-rs', 'compromise', 'fountain-js', 'opencc-js'),
  maker('voices', 'worker-audio/voices', '@echogarden'),
  maker('lips', 'worker-lipsync/lips'),
  maker('sounds', 'worker-audio/sounds'),
  maker('pictures', 'worker-video/pictures', '@napi-rs/canvas', '@expo-google-fonts', 'culori'),
  maker('film', 'composer/film', 'node-av'),
  adapter('likeness', {
    ports: [...makersKit, '^actors/asset-knowledge/likeness/'],
    technology: ['@napi-rs/canvas'],
  }),
  adapter('media', { technology: ['node-av'] }),
  adapter('objects', { ports: [actorFile('runtime/objects')], technology: ['minio'] }),
  adapter('archives', {
    ports: ['archives', 'check-archive', 'objects'].map((name) => actorFile(`runtime/${name}`)),
    technology: ['yauzl', 'yazl', '@types/yauzl', '@types/yazl'],
  }),
  adapter('cache', {
    ports: ['cache', 'clock'].map((name) => actorFile(`runtime/${name}`)),
    technology: ['ioredis'],
  }),
  adapter('gpus', { ports: ['clock', 'gpus'].map((name) => actorFile(`runtime/${name}`)) }),
  adapter('bus', {
    ports: ['bus', 'clock', 'random'].map((name) => actorFile(`runtime/${name}`)),
    technology: ['nats', 'zod'],
  }),
  adapter('poster', { ports: [actorFile('runtime/poster')], technology: ['dns'] }),
  adapter('secrets', { ports: [actorFile('runtime/secrets')] }),
  adapter('clock', { ports: [actorFile('runtime/clock')] }),
  only('process', '^adapters/process/', [
    '^contracts/',
    // The port of the crew, who hopes for its seats, and what its processes need to hand work to a maker.
    ...['clock', 'crew', 'fingerprint', 'maker', 'prospects', 'task-inputs'].map((name) =>
      actorFile(`runtime/${name}`),
    ),
    // The composer's own work needs no technology, so there is no port to reach it through; it too is done by the crew,
    // because brokers never compute.
    actorFile('composer/write-documents'),
    '^adapters/[a-z]+/index\\.ts$',
    '^adapters/process/',
    '^node:',
    '^(child_process|events|module|path|url|util|process|fs|os)$',
  ]),
  only('providers', '^adapters/providers\\.ts$', ['^contracts/']),
  none('adapter-without-rule', '^adapters/', [
    ...adapterFolders.map((name) => `^adapters/${name}/`),
    '^adapters/providers\\.ts$',
  ]),
];

/** A repository may use the contracts, the port it implements, and its module's tables through typeorm. */
const repository = (name, ...ports) =>
  only(`repository-${name}`, `^db/repositories/${name}\\.ts$`, [
    '^contracts/',
    ...ports,
    // What waits at once goes together, to the database as over the bus.
    actorFile('runtime/group-queue'),
    // What is set whole is compared by its tag while its row is held.
    actorFile('runtime/value-tags'),
    '^db/(module-database|entities/[a-z-]+|repositories/(accounts|bundles|cursors|commit-queue|dispatch-queues|members|new-runs|owners|pages|remembered|request-keys|revision-history|run-rows|shared-values|signing-keys|submissions|uploads))\\.ts$',
    ...npm('typeorm'),
  ]);

const repositories = {
  dispatch: [actorFile('worker-hub/dispatch-store')],
  'dispatch-queues': [actorFile('worker-hub/dispatch-store')],
  submissions: [actorFile('worker-hub/dispatch-store')],
  entities: [actorFile('entity-core/ports')],
  films: [actorFile('composer/films')],
  gateway: [actorFile('gateway/studio-store')],
  'request-keys': [actorFile('gateway/studio-store')],
  'own-assets': [actorFile('asset-knowledge/own-assets')],
  'asset-vectors': [actorFile('asset-knowledge/asset-vectors')],
  bundles: [actorFile('gateway/bundles-store')],
  uploads: [actorFile('gateway/uploads-store')],
  'signing-keys': [actorFile('gateway/signed-addresses')],
  accounts: [actorFile('gateway/account-store')],
  webhooks: [actorFile('gateway/webhook-store')],
  deeds: [actorFile('gateway/audit')],
  comments: [actorFile('gateway/comment-store')],
  members: [actorFile('gateway/account-store')],
  owners: [],
  sessions: [actorFile('gateway/account-store')],
  remembered: [],
  'shared-values': [],
  pages: [actorFile('runtime/page')],
  'revision-history': [actorFile('gateway/studio-store')],
  // The port hands over snapshots of the machine; what they are called in a column, only the machine can say.
  'commit-queue': [actorFile('orchestrator/journal'), '^machines/run\\.machine\\.ts$'],
  journal: [actorFile('orchestrator/journal')],
  'new-runs': [actorFile('orchestrator/journal'), '^machines/step\\.ts$'],
  'run-rows': [actorFile('orchestrator/journal'), '^machines/step\\.ts$'],
  'take-views': [actorFile('orchestrator/journal')],
  'run-views': ['journal', 'run-view'].map((name) => actorFile(`orchestrator/${name}`)),
  timers: [actorFile('orchestrator/journal'), '^machines/run\\.machine\\.ts$'],
  observer: [actorFile('observer/observer-store')],
  plans: [actorFile('planner/ports')],
  routes: [actorFile('model-router/route-store')],
  cursors: [],
};

const dbRules = [
  only('db', '^db/(?!repositories/)', [
    '^db/',
    '^contracts/',
    // The name of the ready-made database is the fingerprint of what it is made from.
    actorFile('runtime/fingerprint'),
    '^node:',
    '^(fs|os|net|path|url|crypto|events|timers|worker_threads)(/promises)?$',
    ...npm('typeorm', 'pg', '@electric-sql'),
  ]),
  ...Object.entries(repositories).map(([name, ports]) => repository(name, ...ports)),
  none(
    'repository-without-rule',
    '^db/repositories/',
    Object.keys(repositories).map((name) => `^db/repositories/${name}\\.ts$`),
  ),
];

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    only('contracts', '^contracts/', ['^contracts/', ...npm('zod')]),
    only('machines', '^machines/', ['^machines/', '^contracts/', ...npm('xstate')]),
    only('actors-runtime', '^actors/runtime/', ['^actors/runtime/', '^contracts/', ...builtin]),
    ...actorRules,
    ...adapterRules,
    ...dbRules,
    only('services', '^services/(?!http/)', [
      '^services/',
      '^contracts/',
      '^actors/',
      '^db/(open|schemas|module-database|repositories/[a-z-]+)\\.ts$',
      '^(node:)?(os|http|crypto)$',
      ...npm('moleculer', 'zod'),
    ]),
    only('http', '^services/http/', [
      '^services/(http|wiring)/',
      '^contracts/',
      '^actors/(runtime/(archives|cache|fingerprint|maker|objects|value-tags)|gateway/(bundled-takes|bundles|check-edits|decode-story|diff-revisions|film-cast|film-report|keeping|refused-edit|sample-sentence|settle-shot-edits|media/[a-z-]+))\\.ts$',
      '^(node:)?(crypto|events|fs|http|net|stream)(/promises)?$',
      ...npm('moleculer', 'moleculer-web', 'zod'),
    ]),
    {
      name: 'service-own-actor',
      comment: 'A service wires the actor of its own module; another it can only ask by contract.',
      severity: 'error',
      from: { path: '^services/[a-z]+/([a-z-]+)\\.service\\.ts$' },
      to: { path: '^actors/', pathNot: ['^actors/$1/', '^actors/runtime/'] },
    },
    {
      name: 'wiring-no-actor',
      comment: 'The wiring is the same for all modules, so it knows none of them.',
      severity: 'error',
      from: { path: '^services/wiring/' },
      to: { path: '^actors/', pathNot: ['^actors/runtime/'] },
    },
    {
      name: 'services-alone',
      comment: 'Services talk by contract, never by import.',
      severity: 'error',
      from: { path: '^services/(control|intelligence|execution|platform)/' },
      to: { path: '^services/(control|intelligence|execution|platform)/' },
    },
    {
      name: 'gateway-answers-alone',
      comment: 'What the gateway answers is wired by the gateway and by nobody else.',
      severity: 'error',
      from: { pathNot: ['^services/gateway/', '^services/control/gateway\\.service\\.ts$'] },
      to: { path: '^services/gateway/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(films|web|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
