/** `ainern2d node`: this machine as a node of an installation, started by the ordinary Moleculer runner. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrokerOptions, ServiceBroker } from 'moleculer';
import { layerOf, type ModuleName } from '../../contracts/modules/names.ts';
import { modulesOfRole } from '../../services/roles.ts';
import type { Command } from '../main.ts';
import { root } from '../pinned-node.mjs';
import { modulesWithSchema } from '../../db/schemas.ts';
import { nodeApi, settingsFromEnvironment, startWithinMs, type NodeApi } from '../../settings.ts';
import { greetings, greetServers } from '../system/greet-servers.ts';
import { withApi } from '../system/node-api.ts';
import { noMore, parseFlags } from '../system/parse-flags.ts';

/** What the runner’s own `start` does; that would end the process, with a stack, on the first error. */
interface Runner {
  processFlags(args: readonly string[]): void;
  loadConfigFile(): Promise<BrokerOptions>;
  mergeOptions(config: object): void;
  startBroker(): Promise<ServiceBroker>;
}

interface RunnerModule {
  readonly default: new () => Runner;
}

const require = createRequire(import.meta.url);

const serviceFile = (module: ModuleName): string =>
  join(root, 'services', layerOf(module), `${module}.service.ts`);

async function started(args: readonly string[], api: NodeApi | null): Promise<ServiceBroker> {
  const runnerPath = join(require.resolve('moleculer'), '..', 'src', 'runner-esm.mjs');
  const runner = new ((await import(runnerPath)) as RunnerModule).default();
  runner.processFlags(args);
  runner.mergeOptions(withApi(await runner.loadConfigFile(), api));
  return runner.startBroker();
}

const keepsTables = (module: ModuleName): boolean => modulesWithSchema.some((name) => name === module);

/** Waits for the servers that the modules work with. Rejects with a sentence about the one that does not serve. */
async function expectServers(modules: readonly ModuleName[]): Promise<void> {
  const wanted = greetings(settingsFromEnvironment());
  const needed = modules.some(keepsTables) ? wanted : wanted.filter(({ name }) => name !== 'database');
  for (const remark of await greetServers(needed, startWithinMs())) process.stderr.write(`${remark}\n`);
}

/** Runs until it is told to stop, then lets what is under way come to its end. */
export const node: Command = async ({ args, signal }) => {
  const { values, positionals } = parseFlags(args, { repl: { type: 'boolean' }, role: { type: 'string' } });
  noMore(positionals);
  const modules = modulesOfRole(values.role ?? 'all');
  const api = modules.includes('gateway') ? nodeApi() : null;
  await expectServers(modules);
  const flags = values.repl === true ? ['--repl'] : [];
  const config = ['--config', join(root, 'moleculer.config.ts')];
  const broker = await started(['node', 'ainern2d', ...flags, ...config, ...modules.map(serviceFile)], api);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await broker.stop();
  return 0;
};
