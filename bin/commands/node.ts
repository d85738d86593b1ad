/** `ainern2d node`: this machine as a node of an installation, started by the ordinary Moleculer runner. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Command } from '../main.ts';
import { root } from '../pinned-node.mjs';
import { noMore, parseFlags } from '../system/parse-flags.ts';

interface RunnerModule {
  readonly default: new () => { start(args: readonly string[]): Promise<unknown> };
}

const require = createRequire(import.meta.url);

/** Runs until it is told to stop; the runner takes signals and drains the broker itself. */
export const node: Command = async ({ args, signal }) => {
  const { values, positionals } = parseFlags(args, { repl: { type: 'boolean' } });
  noMore(positionals);
  const runnerPath = join(require.resolve('moleculer'), '..', 'src', 'runner-esm.mjs');
  const { default: Runner } = (await import(runnerPath)) as RunnerModule;
  const flags = values.repl === true ? ['--repl'] : [];
  await new Runner().start([
    'node',
    'ainern2d',
    ...flags,
    '--config',
    join(root, 'moleculer.config.ts'),
    join(root, 'services/**/*.service.ts'),
  ]);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  return 0;
};
