/**
 * `npm run test:servers [-- FILE…]`: starts the real servers, runs every *.servers.test.ts against them, stops them again and
 * ends with one line. Where a server cannot be had, that line says which and why, and it is a failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { startServers, type Servers } from './start-servers.ts';
import { variablesFor } from './test-url.ts';

const root = join(import.meta.dirname, '..', '..');
const jest = [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...[join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', 'servers', '--runInBand'],
];

const environment = (servers: Servers): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'test',
  ...variablesFor(servers),
});

/** Whether the tests pass on these servers. */
async function tested(servers: Servers): Promise<boolean> {
  const options = { cwd: root, stdio: 'inherit', env: environment(servers) } as const;
  const child = spawn(process.execPath, [...jest, ...process.argv.slice(2)], options);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

// The tests are told of Ctrl-C as well and end; the servers must be stopped before this process does.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);

async function run(): Promise<string> {
  const servers = await startServers();
  try {
    return (await tested(servers)) ? 'passed' : 'FAILED: see above';
  } finally {
    await servers.stop();
  }
}

const began = Date.now();
const outcome = await run().catch(
  (error: unknown) => `FAILED: ${error instanceof Error ? error.message : 'unknown'}`,
);
process.stdout.write(`\nTests on real servers ${outcome} (${Math.round((Date.now() - began) / 1000)} s).\n`);
process.exitCode = outcome === 'passed' ? 0 : 1;
