/** What every store of films must do: a run has one composition, with its files in their order. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Composition, Films } from '../../actors/composer/films.ts';
import type { NewEvent } from '../../contracts/event.ts';
import type { Delivery } from '../../contracts/modules/gateway.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { films as openFilms } from './films.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let films: Films;

const delivery = (path: string, digit: string): Delivery => ({
  path,
  artifact: { sha256: digit.repeat(64), bytes: 5_000_000_000, mediaType: 'video/mp4' },
});

const compositionOf = (runId: string, id = `film-${runId}`): Composition => ({
  ...{ id, runId, filmSha256: 'f'.repeat(64), frames: 48 },
  report: { sha256: 'e'.repeat(64), bytes: 9, mediaType: 'application/json' },
  deliveries: [delivery('stems/music.wav', '1'), delivery('film.mp4', '2'), delivery('字幕.srt', '3')],
});

const finished = ({ runId, id, frames }: Composition): readonly NewEvent[] => [
  { name: 'composition.finished', runId, data: { runId, compositionId: id, frames } },
];

const save = (composition: Composition): Promise<void> =>
  films.saveComposition(testScope, composition, finished(composition));

const newsOf = async (wanted: string): Promise<unknown[]> =>
  (await own.readEvents(0, 500)).filter(({ runId }) => runId === wanted).map(({ data }) => data);

export function describeFilms(name: string, open: () => Promise<Database>): void {
  describe(`films on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('composer');
      films = openFilms(own);
    });

    test('are found by their run as they were put together, and not before', async () => {
      expect(await films.findByRun('run-film')).toBeNull();
      await save(compositionOf('run-film'));
      const { report, deliveries } = compositionOf('run-film');
      expect(await films.findByRun('run-film')).toEqual({ report, deliveries });
    });

    test('of a run that has one stay as they are, and are told of once', async () => {
      const late = { ...compositionOf('run-kept', 'late'), deliveries: [delivery('other.mp4', '4')] };
      await save(compositionOf('run-kept'));
      await save(late);
      const { report, deliveries } = compositionOf('run-kept');
      expect(await films.findByRun('run-kept')).toEqual({ report, deliveries });
      expect(await newsOf('run-kept')).toEqual([
        { runId: 'run-kept', compositionId: 'film-run-kept', frames: 48 },
      ]);
    });

    test('are kept once when they are put together twice at once', async () => {
      await Promise.all(['one', 'two'].map((id) => save(compositionOf('run-both', id))));
      expect((await films.findByRun('run-both'))?.deliveries).toHaveLength(3);
      expect(await newsOf('run-both')).toHaveLength(1);
    });

    test('that cannot be told of are not kept', async () => {
      const foreign: NewEvent = { name: 'run.succeeded', runId: 'run-none', data: { runId: 'run-none' } };
      const saved = films.saveComposition(testScope, compositionOf('run-none'), [foreign]);
      await expect(saved).rejects.toMatchObject({ code: 'BOUNDARY_VIOLATION' });
      expect(await films.findByRun('run-none')).toBeNull();
    });
  });
}
