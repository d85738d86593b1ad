import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { root, runCommand, scratchFolder, startCommand, SMALL, storyNamed } from './command.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(scratch.path, name);
  writeFileSync(path, content);
  return path;
};
mkdirSync(join(scratch.path, 'folder'));
mkdirSync(join(scratch.path, 'taken', 'film.mp4'), { recursive: true });
mkdirSync(join(scratch.path, 'filed'));
file(join('filed', 'stems'), '');
const good = storyNamed('借伞.txt');

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an empty file', ['film', file('empty.txt', '')], /no text/],
  ['a file of blanks', ['film', file('blank.txt', ' \r\n\n\t\n')], /no text/],
  ['a file too large for a story', ['film', process.execPath], /2,000,000 characters/],
  ['a small binary', ['film', file('small.bin', new Uint8Array([0, 1, 2, 250, 0, 7]))], /not a text file/],
  ['a directory', ['film', join(scratch.path, 'folder')], /is a folder/],
  ['a missing file', ['film', join(scratch.path, 'nowhere.txt')], /no file/],
  ['a device', ['film', '/dev/zero'], /not a file/],
  ['no story', ['film'], /Which story/],
  ['two stories', ['film', good, good], /one too many/],
  [
    'a story in a language that is not spoken here',
    ['film', file('рассказ.txt', 'Старик сидел у реки и молчал.')],
    /neither Chinese nor English/,
  ],
  ['a story of numbers', ['plan', file('numbers.txt', '1 2 3 … 4!')], /neither Chinese nor English/],
  ['an unknown option of a node', ['node', '--colour'], /--colour/],
  ['more than a check needs', ['doctor', 'everything'], /“everything” is one too many/],
  ['an unknown option', ['film', good, '--colour', 'red'], /--colour/],
  ['an unknown command', ['movie', good], /no command “movie”/],
  ['a frame rate that there is not', ['film', good, '--fps', '23'], /24, 25, 30 or 60, and not “23”/],
  ['a picture that is too large', ['film', good, '--short-side', '9000'], /144 to 2160/],
  ['a cast file that is none', ['film', good, '--cast', file('cast.json', '{"a":1}')], /list of/],
  ['a folder inside a file', ['film', good, '--out', join(good, 'x')], /lies in, a file/],
  ['a folder that the kernel owns', ['film', good, '--out', '/proc/ainern2d/film'], /cannot/],
  [
    'a folder where the film should lie',
    ['film', good, '--out', join(scratch.path, 'taken')],
    /film\.mp4 is a folder; the film has a file of that name/,
  ],
  [
    'a file where a folder of the film should lie',
    ['film', good, '--out', join(scratch.path, 'filed')],
    /stems must be a folder/,
  ],
  [
    'a film that is not there',
    ['revise', join(scratch.path, 'folder'), '--line', 'l1', '--text', 'x'],
    /no film/,
  ],
  [
    'a line without words',
    ['revise', join(scratch.path, 'folder'), '--line', 'l1', '--text', ' '],
    /has nothing to say/,
  ],
  [
    'a line in a language that is not spoken here',
    ['revise', join(scratch.path, 'folder'), '--line', 'l1', '--text', 'Старик молчал.'],
    /The --text of l1 is neither Chinese nor English/,
  ],
  [
    'a move to nowhere',
    ['move', join(scratch.path, 'folder')],
    /Where to\? Give --to-cluster or --from-cluster/,
  ],
  ['a move of no film', ['move', join(scratch.path, 'folder'), '--to-cluster'], /holds no film/],
  [
    'a move from no installation',
    ['move', join(scratch.path, 'folder'), '--from-cluster'],
    /AINERN_DATABASE and AINERN_OBJECTS must name the servers/,
  ],
];

describe('bad input', () => {
  test.each(refused)('ends with one sentence and exit code 2: %s', async (_, args, sentence) => {
    const before = readdirSync(scratch.path);
    const { code, out, err } = await runCommand(args, { cwd: scratch.path });
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(sentence);
    expect(readdirSync(scratch.path)).toEqual(before);
  });

  test('is not a story in an older Chinese encoding: that is read', async () => {
    for (const encoding of ['gb18030', 'big5'] as const) {
      const text = encoding === 'big5' ? '“你來了嗎？”老師問。“來了。”小明說。' : readFileSync(good, 'utf8');
      const path = file(`${encoding}.txt`, iconv.encode(text, encoding));
      const { code, out } = await runCommand(['script', path, '--json']);
      expect([encoding, code]).toEqual([encoding, 0]);
      expect(out).toContain(encoding === 'big5' ? '你來了嗎' : '没带伞吗');
    }
  });

  const asNobody = isRoot ? test : test.skip;
  asNobody('is refused by a folder without the right to write in it', async () => {
    const closed = join(scratch.path, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    chmodSync(scratch.path, 0o755);
    const { code, err } = await runCommand(
      ['film', file('story.txt', '小猫笑了。'), '--out', join(closed, 'film')],
      {
        uid: NOBODY,
      },
    );
    expect([code, err]).toEqual([2, expect.stringMatching(/cannot be written to/)]);
    expect(existsSync(join(closed, 'film'))).toBe(false);
  });

  asNobody('is refused before anything is made when a folder of the film may not be written', async () => {
    const half = join(scratch.path, 'half');
    mkdirSync(join(half, 'publish'), { recursive: true });
    chmodSync(half, 0o777);
    chmodSync(join(half, 'publish'), 0o555);
    chmodSync(scratch.path, 0o755);
    const story = file('half.txt', '小猫笑了。');
    const { code, err } = await runCommand(['film', story, '--out', half], { uid: NOBODY });
    expect([code, err]).toEqual([2, expect.stringMatching(/^.*cannot be written to.*\n$/)]);
    expect(existsSync(join(half, '.ainern2d'))).toBe(false);
  });

  asNobody('is refused before a film is changed that may not be written', async () => {
    const closed = join(scratch.path, 'finished');
    mkdirSync(join(closed, '.ainern2d', 'database'), { recursive: true });
    chmodSync(join(closed, '.ainern2d'), 0o555);
    chmodSync(scratch.path, 0o755);
    const { code, err } = await runCommand(['revise', closed, '--line', 'l1', '--text', '好'], {
      uid: NOBODY,
    });
    expect([code, err]).toEqual([2, expect.stringMatching(/^.*cannot be written to.*\n$/)]);
  });

  const onOwnDisk = isRoot && spawnSync('mount', ['--version']).status === 0 ? test : test.skip;
  onOwnDisk(
    'is told when the disk is full, before and during the work',
    async () => {
      const disk = join(scratch.path, 'disk');
      mkdirSync(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]);
      } catch {
        process.stderr.write('Skipped: this machine lets nobody mount a disk of its own.\n');
        return;
      }
      try {
        const { code, err } = await runCommand(['film', good, '--out', join(disk, 'film'), ...SMALL]);
        expect([code, err]).toEqual([2, expect.stringMatching(/MB left/)]);
        expect(readdirSync(disk)).toEqual([]);
        execFileSync('mount', ['-o', 'remount,size=260m', disk]);
        const running = startCommand(['film', good, '--out', join(disk, 'film'), ...SMALL, '--json']);
        await running.said('entity.settled');
        spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M'], { stdio: 'ignore' });
        const full = await running.ended;
        expect([full.code, full.err]).toEqual([2, expect.stringMatching(/room|disk/i)]);
        expect(existsSync(join(disk, 'film', 'film.mp4'))).toBe(false);
        execFileSync('rm', [join(disk, 'filler')]);
        const again = await runCommand(['film', good, '--out', join(disk, 'film'), ...SMALL]);
        expect([again.code, existsSync(join(disk, 'film', 'film.mp4'))]).toEqual([0, true]);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    },
    240_000,
  );
});

describe('a folder that is being worked in', () => {
  test('is refused to a second command, which names the first', async () => {
    const out = join(scratch.path, 'busy');
    const first = startCommand(['film', good, '--out', out, ...SMALL, '--json']);
    await first.said('run.created');
    const second = await runCommand(['film', good, '--out', out, ...SMALL]);
    expect([second.code, second.err]).toEqual([2, expect.stringMatching(/process \d+ is working/)]);
    first.child.kill('SIGKILL');
    await first.ended;
  }, 60_000);
});

describe('the plain Node that starts the commands', () => {
  const plain = (...args: readonly string[]) => spawnSync('node', args, { cwd: root, encoding: 'utf8' });

  test('need not be the pinned one', () => {
    for (const entry of [
      ['bin/ainern2d.mjs', '--version'],
      ['bin/ready.mjs', 'bin/ainern2d.mjs', '--version'],
    ]) {
      const { status, stdout } = plain(...entry);
      expect([entry[0], status, stdout.trim()]).toEqual([
        entry[0],
        0,
        expect.stringMatching(/^\d+\.\d+\.\d+$/),
      ]);
    }
    const { status, stdout } = plain('bin/ainern2d.mjs', '--help');
    expect([status, stdout]).toEqual([0, expect.stringContaining('ainern2d film STORY')]);
  });

  test('finds a story beside whoever calls npm, which runs in the folder of the package', () => {
    const film = ['run', '--silent', 'film', '--', 'borrowed-lamp.txt', '--cast', 'nowhere.json'];
    const cwd = join(root, 'tests', 'film', 'stories');
    const { status, stderr } = spawnSync('npm', film, { cwd, encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, 'The cast file “nowhere.json” cannot be read.\n']);
  });

  test('checks the machine', () => {
    const { status, stdout } = plain('bin/ainern2d.mjs', 'doctor');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/node/)]);
  });
});
