import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  eventsIn,
  madeIn,
  runCommand,
  scratchFolder,
  SMALL,
  startCommand,
  storyNamed,
  type Running,
} from '../film/command.ts';
import { sha256Of } from '../film/delivered.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const story = storyNamed('borrowed-lamp.txt');
const filmInto = (folder: string): readonly string[] => ['film', story, '--out', folder, ...SMALL, '--json'];

/** Places of a run at which it is stopped: while reading, while voicing, early and late among the shots. */
const moments = ['run.created', 'plan.drafted', 'shot.planned', '"kind":"shot"', '"kind":"mix"'] as const;

/** Events that are told as new ones. */
const newIn = (out: string): readonly string[] =>
  eventsIn(out)
    .filter(({ type, replayed }) => type === 'event' && replayed !== true)
    .map(({ at = '', name = '', data }) => `${at} ${name} ${String(data?.['key'])}`);

const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, at) => keys.indexOf(key) !== at);

async function stoppedAt(folder: string, moment: string, stop: (run: Running) => void): Promise<string> {
  const running = startCommand(filmInto(folder));
  await running.said(moment, moment === '"kind":"shot"' ? 30 : 1);
  stop(running);
  return (await running.ended).out;
}

describe('a film that was killed', () => {
  test('goes on from what was finished and comes out the same, wherever it was killed', async () => {
    const whole = join(scratch.path, 'whole');
    expect((await runCommand(filmInto(whole))).code).toBe(0);
    const folder = join(scratch.path, 'killed');
    const [finished, told] = [new Map<string, string>(), new Set<string>()];
    for (const moment of moments) {
      const out = await stoppedAt(folder, moment, ({ child }) => child.kill('SIGKILL'));
      for (const [when, key] of madeIn(out)) finished.set(when, key);
      for (const event of newIn(out)) told.add(event);
    }
    const last = await runCommand(filmInto(folder));
    expect([last.code, last.err]).toEqual([0, expect.any(String)]);
    for (const [when, key] of madeIn(last.out)) finished.set(when, key);
    expect(twice([...finished.values()])).toEqual([]);
    expect(newIn(last.out).filter((event) => told.has(event))).toEqual([]);
    expect(eventsIn(last.out).filter(({ replayed }) => replayed === true).length).toBeGreaterThan(20);
    expect(sha256Of(join(folder, 'film.mp4'))).toBe(sha256Of(join(whole, 'film.mp4')));
    expect(sha256Of(join(folder, 'film.otio'))).toBe(sha256Of(join(whole, 'film.otio')));
  }, 300_000);
});

describe('Ctrl-C', () => {
  test('stops within two seconds, says 130, and the next call goes on', async () => {
    const folder = join(scratch.path, 'stopped');
    let asked = 0;
    const running = startCommand(filmInto(folder));
    await running.said('"kind":"shot"', 20);
    asked = performance.now();
    running.child.kill('SIGINT');
    const { code, out } = await running.ended;
    expect(performance.now() - asked).toBeLessThan(2000);
    expect(code).toBe(130);
    const again = await runCommand(filmInto(folder));
    expect([again.code, again.err]).toEqual([0, expect.any(String)]);
    expect(twice([...new Map([...madeIn(out), ...madeIn(again.out)]).values()])).toEqual([]);
  }, 180_000);
});
