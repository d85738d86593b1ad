import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCommand, scratchFolder, SMALL, startCommand, storyNamed } from './command.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const NOBODY = 65_534;
const planInto = (folder: string): readonly string[] => [
  ...['film', storyNamed('borrowed-lamp.txt'), '--out', folder, ...SMALL, '--plan-only'],
];

describe('a film is begun', () => {
  const asNobody = process.getuid?.() === 0 ? test : test.skip;
  asNobody('by another user than who installed the product, and none but he reads its database', async () => {
    const around = join(scratch.path, 'others');
    mkdirSync(around);
    chmodSync(around, 0o777);
    chmodSync(scratch.path, 0o755);
    const folder = join(around, 'film');
    const { code, err } = await runCommand(planInto(folder), { uid: NOBODY });
    expect([code, err]).toEqual([0, expect.stringContaining('The plan is made')]);
    expect(statSync(join(folder, '.ainern2d', 'database')).mode & 0o077).toBe(0);
  });

  test.each([
    ['is not there', join(scratch.path, 'nowhere', 'tmp')],
    ['has a name too long for a socket', join(scratch.path, 'long'.repeat(40))],
  ])('where TMPDIR %s', async (_, folder) => {
    if (folder.includes('long')) mkdirSync(folder);
    const around = { env: { TMPDIR: folder } };
    const { code, err } = await runCommand(planInto(join(scratch.path, folder.slice(-8))), around);
    expect([code, err]).toEqual([0, expect.stringContaining('The plan is made')]);
    expect((await runCommand(['script', storyNamed('借伞.txt'), '--json'], around)).code).toBe(0);
  });
});

describe('the launcher', () => {
  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('says so when the process that works for it was killed', async () => {
    const folder = join(scratch.path, 'killed');
    const running = startCommand([...planInto(folder), '--json']);
    await running.said('run.created');
    const { pid } = running.child;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(children[0]), 'SIGKILL');
    const { code, err } = await running.ended;
    expect([code, err]).toEqual([1, expect.stringMatching(/^The process .* was ended by SIGKILL; .*\n$/)]);
  });
});
