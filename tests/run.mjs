/**
 * Runs groups of checks one after another and ends with one line. Groups: `quick` (types, lint, format, import rules,
 * dead code, unit and conformance tests), `film` (end to end on short stories), `full` (the examples at full size and
 * whatever is long), `format` (rewrites files in the one format).
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', name);
const folders = [
  'contracts',
  'machines',
  'actors',
  'adapters',
  'db',
  'services',
  'bin',
  'docs',
  'tests',
  'bench',
  'moleculer.config.ts',
  'settings.ts',
];

const jest = (...args) => [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest/bin/jest.js'),
  ...args,
];

const groups = {
  quick: [
    ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
    [
      'lint',
      [
        bin('eslint/bin/eslint.js'),
        '--cache',
        '--cache-location',
        join(root, 'node_modules/.cache/eslint/'),
        '.',
      ],
    ],
    ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.']],
    [
      'import rules',
      [
        bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err',
        ...folders.slice(0, 6),
      ],
    ],
    ['dead code', [bin('knip/bin/knip.js')]],
    ['unit and conformance tests', jest('--selectProjects', 'unit')],
  ],
  film: [['films end to end', jest('--selectProjects', 'film', '--runInBand')]],
  full: [['full size', jest('--selectProjects', 'full', '--runInBand')]],
  format: [['format', [bin('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.']]],
};

const began = Date.now();
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

function check(name, args) {
  const since = Date.now();
  process.stdout.write(`\n— ${name}\n`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test' },
  });
  process.stdout.write(`  ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(since)}\n`);
  return status === 0;
}

const wanted = process.argv.slice(2).flatMap((group) => groups[group] ?? []);
const failed = wanted.filter(([name, args]) => !check(name, args)).map(([name]) => name);
process.stdout.write(
  failed.length === 0
    ? `\nAll ${wanted.length} checks passed in ${seconds(began)}.\n`
    : `\nFAILED: ${failed.join(', ')} (after ${seconds(began)}).\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
