/** `ainern2d node`: this machine as a node of an installation, started by the ordinary Moleculer runner. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServiceBroker } from 'moleculer';
import { layerOf, type ModuleName } from '../../contracts/modules/names.ts';
import { modulesOfRole } from '../../services/roles.ts';
import type { Command } from '../main.ts';
import { root } from '../pinned-node.mjs';
import { noMore, parseFlags } from '../system/parse-flags.ts';

interface RunnerModule {
  readonly default: new () => { start(args: readonly string[]): Promise<ServiceBroker> };
}

const require = createRequire(import.meta.url);

const serviceFile = (module: ModuleName): string =>
  join(root, 'services', layerOf(module), `${module}.service.ts`);

/** Runs until it is told to stop, then lets what is under way come to its end. */
export const node: Command = async ({ args, signal }) => {
  const { values, positionals } = parseFlags(args, { repl: { type: 'boolean' }, role: { type: 'string' } });
  noMore(positionals);
  const modules = modulesOfRole(values.role ?? 'all');
  const runnerPath = join(require.resolve('moleculer'), '..', 'src', 'runner-esm.mjs');
  const { default: Runner } = (await import(runnerPath)) as RunnerModule;
  const flags = values.repl === true ? ['--repl'] : [];
  const files = modules.map(serviceFile);
  const config = join(root, 'moleculer.config.ts');
  const broker = await new Runner().start(['node', 'ainern2d', ...flags, '--config', config, ...files]);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await broker.stop();
  return 0;
};
