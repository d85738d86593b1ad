#!/usr/bin/env node
/**
 * The command. Whatever Node it is started with, it goes on under the pinned one. The child holds the end of a pipe and
 * ends when this process does, so that killing the command kills all of it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root, unsupported } from './pinned-node.mjs';

const problem = unsupported();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const LIFE_LINE = 3;

/**
 * The embedded database lives for minutes: optimising its WebAssembly costs more than the optimised code ever saves
 * (docs/decisions/0003, measured). Its heaps are small: collecting them with several threads costs more processor time
 * than it saves waiting.
 */
const ENGINE = ['--liftoff-only', '--single-threaded-gc'];

/** Compiled modules are kept between runs, for the command, its database thread and its makers alike. */
const NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'ainern2d', 'modules');

const child = spawn(
  pinnedNode() ?? process.execPath,
  [...ENGINE, join(root, 'bin', 'main.mjs'), `--life-line=${LIFE_LINE}`, ...process.argv.slice(2)],
  {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE },
  },
);

// From a terminal a Ctrl-C reaches the child as well; it takes the two for one, and decides when all is put away.
process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  // Whoever ends a process in this way, the kernel for want of memory for one, leaves it no time to say so.
  if (signal !== null && signal !== 'SIGINT')
    process.stderr.write(
      `The process that did the work was ended by ${signal}; run the same command again to go on.\n`,
    );
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
});
