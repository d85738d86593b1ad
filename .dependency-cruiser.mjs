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

/** A module's actor may use the core, its own folder and what all actors share; others it can only ask by contract. */
const actorRules = [
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
].map((module) =>
  only(`actor-${module}`, `^actors/${module}/`, [
    '^contracts/',
    '^machines/',
    `^actors/${module}/`,
    '^actors/runtime/',
    ...builtin,
    ...npm('zod', 'xstate', 'iconv-lite'),
  ]),
);

/** An adapter may use the contracts, the ports it implements, the media tools, and its own technology. */
const adapter = (name, ...technology) =>
  only(`adapter-${name}`, `^adapters/${name}/`, [
    '^contracts/',
    '^actors/',
    `^adapters/${name}/`,
    '^adapters/media/',
    '^node:',
    ...builtin,
    '^(fs|os|net|worker_threads|child_process|module)(/promises)?$',
    ...npm(...technology),
  ]);

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    only('contracts', '^contracts/', ['^contracts/', ...npm('zod')]),
    only('machines', '^machines/', ['^machines/', '^contracts/', ...npm('xstate')]),
    only('actors-runtime', '^actors/runtime/', ['^actors/runtime/', '^contracts/', ...builtin]),
    ...actorRules,
    adapter('language', '@node-rs', 'compromise', 'fountain-js', 'opencc-js'),
    adapter('voices', '@echogarden'),
    adapter('lips'),
    adapter('sounds'),
    adapter('pictures', '@napi-rs/canvas', '@expo-google-fonts', 'culori'),
    adapter('film', 'node-av'),
    adapter('media', 'node-av'),
    adapter('objects'),
    adapter('clock'),
    only('process', '^adapters/process/', [
      '^contracts/',
      '^actors/runtime/',
      '^adapters/[a-z]+/index\\.ts$',
      '^adapters/process/',
      '^node:',
      '^(child_process|events|module|path|url|process|fs|os)$',
    ]),
    only('db', '^db/', [
      '^db/',
      '^contracts/',
      '^machines/',
      '^actors/',
      '^node:',
      '^(fs|os|net|path|url|crypto|events|worker_threads)(/promises)?$',
      ...npm('typeorm', 'pg', '@electric-sql'),
    ]),
    only('services', '^services/', [
      '^services/',
      '^contracts/',
      '^actors/',
      '^db/(open|schemas|module-database|repositories/[a-z-]+)\\.ts$',
      '^node:',
      '^os$',
      ...npm('moleculer', 'zod'),
    ]),
    {
      name: 'services-alone',
      comment: 'Services talk by contract, never by import.',
      severity: 'error',
      from: { path: '^services/(control|intelligence|execution|platform)/' },
      to: { path: '^services/(control|intelligence|execution|platform)/' },
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
