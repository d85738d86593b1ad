import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root, scratchFolder } from './command.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const mile = (at: number): string =>
  `"How far is it to the mill?" asked Anna, who had come ${at} miles.\n\nThe old man answered, "It is ${at} miles."\n\n`;
const long = join(scratch.path, 'long.txt');
writeFileSync(long, Array.from({ length: 3000 }, (_, at) => mile(at + 1)).join(''));

/** A command that has begun to write what no pipe can hold, and whose reader has taken none of it yet. */
async function unread(): Promise<ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> }> {
  const launcher = join(root, 'bin', 'ainern2d.mjs');
  const child = spawn(process.execPath, [launcher, 'script', long, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'readable');
  return child;
}

describe('what a command says', () => {
  test('is all there for a reader who takes his time', async () => {
    const child = await unread();
    await pause(1000);
    let said = '';
    for await (const text of child.stdout.setEncoding('utf8')) said += String(text);
    const { lines } = JSON.parse(said) as { readonly lines: readonly unknown[] };
    expect(lines.length).toBeGreaterThanOrEqual(6000);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });

  test('does not hold a command that is to stop when nobody reads it', async () => {
    const child = await unread();
    await pause(500);
    const exited = once(child, 'exit');
    const asked = performance.now();
    child.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
    expect(performance.now() - asked).toBeLessThan(2000);
  });

  test('ends a command whose reader has gone away', async () => {
    const child = await unread();
    const exited = once(child, 'exit');
    child.stdout.destroy();
    expect(await exited).toEqual([141, null]);
  });
});
