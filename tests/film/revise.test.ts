import {
  appendFileSync,
  chmodSync,
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RevisionPlan } from '../../contracts/revision-plan.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { eventsIn, madeIn, runCommand, scratchFolder, SMALL, startCommand, storyNamed } from './command.ts';
import { reportIn, sha256Of, textIn } from './delivered.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const folder = join(scratch.path, 'film');
const film = join(folder, 'film.mp4');

const bytesOf = ({ shots }: FilmReport): ReadonlyMap<string, string> =>
  new Map(shots.map(({ id, artifact }) => [id, artifact]));

const planIn = (out: string): RevisionPlan => {
  const plan = eventsIn(out).find(({ type }) => type === 'plan') as { plan?: unknown } | undefined;
  return RevisionPlan.parse(plan?.plan);
};

/** Spoils the first byte of every stored piece, which keeps its length. */
function spoilAll(): number {
  const objects = join(folder, '.ainern2d', 'objects');
  const pieces = readdirSync(objects, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  for (const { parentPath, name } of pieces) {
    const path = join(parentPath, name);
    chmodSync(path, 0o644);
    const piece = openSync(path, 'r+');
    writeSync(piece, 'X', 0);
    closeSync(piece);
  }
  return pieces.length;
}

describe('a revision of one line', () => {
  let first: FilmReport;
  let change: readonly string[] = [];

  beforeAll(async () => {
    expect((await runCommand(['film', storyNamed('借伞.txt'), '--out', folder, ...SMALL])).code).toBe(0);
    first = reportIn(folder);
    copyFileSync(film, join(scratch.path, 'first.mp4'));
    const line = first.speech.find(({ text }) => text.includes('晴天'));
    change = ['--line', line?.lineId ?? '', '--text', '早上还是大晴天，谁知道会下雨呢。'];
  }, 180_000);

  test('is first only planned: the film stays as it is', async () => {
    const before = sha256Of(film);
    const { code, out } = await runCommand(['revise', folder, ...change, '--dry-run', '--json']);
    const plan = planIn(out);
    expect([code, sha256Of(film)]).toEqual([0, before]);
    expect(plan.shots.touched.length).toBeGreaterThan(0);
    expect(plan.shots.reused.length).toBeGreaterThan(plan.shots.touched.length);
    expect(plan.touched.every(({ because }) => because.length > 0)).toBe(true);
    expect(madeIn(out).size).toBe(0);
  }, 60_000);

  test('may change both the words and who says them', async () => {
    const [, line = ''] = change;
    const other = first.cast.find(
      ({ id }) => id !== first.speech.find(({ lineId }) => lineId === line)?.speaker,
    );
    const both = [...change, '--speaker', other?.id ?? ''];
    const { code, out } = await runCommand(['revise', folder, ...both, '--dry-run', '--json']);
    expect([code, planIn(out).edits]).toEqual([0, [`setLineText ${line}`, `setLineSpeaker ${line}`]]);
  }, 60_000);

  test('of the cast touches what the new reading changes, and that is nothing where it reads as before', async () => {
    const castFile = join(scratch.path, 'cast.json');
    const known = first.cast.map(({ name }) => ({ name }));
    writeFileSync(castFile, JSON.stringify(known));
    const { code, out } = await runCommand(['revise', folder, '--cast', castFile, '--dry-run', '--json']);
    const plan = planIn(out);
    expect([code, plan.edits, plan.shots.touched]).toEqual([0, ['setCast'], []]);
    expect(plan.touched.map(({ key }) => key)).toEqual(['reading']);
    expect(plan.shots.reused).toHaveLength(first.shots.length);
  }, 60_000);

  test('that is killed leaves the film as it was, and nothing of it in the next revision', async () => {
    const other = first.speech.find(({ lineId, kind }) => kind === 'dialogue' && lineId !== change[1]);
    const broken = ['--line', other?.lineId ?? '', '--text', '这句话没有人会听见。'];
    const running = startCommand(['revise', folder, ...broken, '--json']);
    await running.said('plan.fitted');
    running.child.kill('SIGKILL');
    await running.ended;
    expect(sha256Of(film)).toBe(sha256Of(join(scratch.path, 'first.mp4')));
  }, 60_000);

  test('is then made: what the plan left alone keeps its bytes', async () => {
    const { code, out } = await runCommand(['revise', folder, ...change, '--json']);
    expect(code).toBe(0);
    const [plan, after] = [planIn(out), reportIn(folder)];
    const planned = new Set(plan.touched.map(({ key }) => key));
    expect([...madeIn(out).values()].filter((key) => !planned.has(key))).toEqual([]);
    for (const [id, artifact] of bytesOf(first)) {
      if (!plan.shots.touched.includes(id)) expect([id, bytesOf(after).get(id)]).toEqual([id, artifact]);
    }
    expect(textIn(folder, 'film.srt').replace(/\s/g, '')).toContain('谁知道会下雨呢');
    expect(textIn(folder, 'film.srt')).not.toContain('没有人会听见');
    expect(sha256Of(film)).not.toBe(sha256Of(join(scratch.path, 'first.mp4')));
  }, 120_000);

  test('and taken back gives the first film again, byte for byte', async () => {
    const [, line = ''] = change;
    const words = first.speech.find(({ lineId }) => lineId === line)?.text ?? '';
    const { code } = await runCommand(['revise', folder, '--line', line, '--text', words, '--json']);
    expect([code, sha256Of(film)]).toEqual([0, sha256Of(join(scratch.path, 'first.mp4'))]);
  }, 120_000);

  test('of a shot is another take of it, and nothing else', async () => {
    const { id = '' } = first.shots[1] ?? {};
    const { code } = await runCommand(['revise', folder, '--shot', id, '--json']);
    const [before, after] = [bytesOf(first), bytesOf(reportIn(folder))];
    expect([code, [...after.keys()].filter((shot) => after.get(shot) !== before.get(shot))]).toEqual([
      0,
      [id],
    ]);
  }, 120_000);

  test('and pieces of the film that have rotted in the store are made anew without being asked for', async () => {
    const rotten = [first.film.sha256, first.shots[0]?.artifact ?? ''];
    for (const sha256 of rotten) {
      const stored = join(folder, '.ainern2d', 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      chmodSync(stored, 0o644);
      appendFileSync(stored, 'rot');
    }
    const { code, err } = await runCommand(['film', storyNamed('借伞.txt'), '--out', folder, ...SMALL]);
    expect([code, err]).toEqual([0, expect.stringContaining('it is made anew')]);
    expect(sha256Of(film)).toBe(first.film.sha256);
  }, 120_000);

  test('and so are all of them in one call, where every one is damaged', async () => {
    expect(spoilAll()).toBeGreaterThan(50);
    rmSync(film);
    const { code } = await runCommand(['film', storyNamed('借伞.txt'), '--out', folder, ...SMALL]);
    expect([code, sha256Of(film)]).toEqual([0, first.film.sha256]);
  }, 180_000);

  test('to what the film is already changes nothing, and says so', async () => {
    const [line] = first.speech.filter(({ kind }) => kind === 'dialogue');
    const same = ['--line', line?.lineId ?? '', '--text', line?.text ?? ''];
    const { code, err } = await runCommand(['revise', folder, ...same]);
    expect([code, err]).toEqual([0, 'Nothing changes: the film is like this already.\n']);
    expect(sha256Of(film)).toBe(first.film.sha256);
  }, 60_000);

  test('with two texts for one line is refused', async () => {
    const texts = ['--line', 'l1', '--text', '好。', '--line', 'l1', '--text', '不好。'];
    const { code, err } = await runCommand(['revise', folder, ...texts]);
    expect([code, err]).toEqual([2, '--line l1 is given twice; a line has one text.\n']);
  });

  test('of a line that the film does not have is refused with those it has', async () => {
    const { code, err } = await runCommand(['revise', folder, '--line', 'l99', '--text', '好']);
    const lines = first.speech.map(({ lineId }) => lineId).join(', ');
    expect([code, err]).toEqual([2, `The film has no line “l99”; its lines are ${lines}.\n`]);
  });
});
