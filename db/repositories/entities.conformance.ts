/** What every memory of entity-core must do: the bible of a project is the one that was saved last. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Bibles } from '../../actors/entity-core/ports.ts';
import type { EntityPack, Place, Prop } from '../../contracts/entity.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { bibles as openBibles, saveSettlement } from './entities.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let bibles: Bibles;

const riverside: Place = {
  ...{ id: 'river', name: '河边', kind: 'river', indoors: false, traits: ['柳树'], seed: 4_294_967_295 },
};
const lantern: Prop = { id: 'lantern', name: '灯笼', kind: 'lantern', colour: '#b5523c' };

const packOf = (places: readonly Place[]): EntityPack => ({
  ...{ language: 'zh', world: 'chinese-old', characters: [], places: [...places], props: [lantern] },
  narrator: {
    ...{ id: 'v', language: 'zh', gender: 'female', age: 'adult', slot: 0 },
    ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
  },
  links: [{ from: 'lantern', to: 'river', relation: 'isIn', weight: 0.25 }],
  states: [
    {
      ...{ sceneId: 's1', placeId: 'river', timeOfDay: 'night', weather: 'clear', season: null },
      ...{ present: [], holding: {} },
    },
  ],
});

const reading: StoryReading = {
  ...{ language: 'zh', format: 'prose', title: '灯笼匠', cast: [], units: [], scenes: [] },
  world: 'chinese-old',
  places: [{ ...riverside, traits: [], mentions: [{ start: 2, end: 4 }] }].map(
    ({ seed: _, ...place }) => place,
  ),
  props: [],
};

const namesIn = async (kind: string): Promise<unknown[]> => {
  const sql = `select name from entity_core.entity where kind = $1 order by id`;
  return (await own.query(sql, [kind])).map(({ name }) => name);
};

const settle = (runId: string, places: readonly Place[]): Promise<void> =>
  saveSettlement(own, testScope, { runId, pack: packOf(places), reading });

export function describeEntities(name: string, open: () => Promise<Database>): void {
  describe(`bibles and entities on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('entity-core');
      bibles = openBibles(own, testScope);
    });

    test('are empty before anything was settled', async () => {
      expect(await bibles.load('prj-new')).toEqual({ characters: [], places: [] });
    });

    test('are those that were saved last, for each project its own', async () => {
      await bibles.save('prj-one', { characters: [], places: [] });
      await bibles.save('prj-one', { characters: [], places: [riverside] });
      await bibles.save('prj-two', { characters: [], places: [] });
      expect(await bibles.load('prj-one')).toEqual({ characters: [], places: [riverside] });
      expect(await bibles.load('prj-two')).toEqual({ characters: [], places: [] });
    });

    test('of another installation count where nothing was settled', async () => {
      await bibles.begin('prj-come', { characters: [], places: [riverside] });
      await bibles.begin('prj-come', { characters: [], places: [] });
      expect(await bibles.load('prj-come')).toEqual({ characters: [], places: [riverside] });
    });

    test('are settled together, told of, and settled again under the same ids', async () => {
      await settle('run-settled', [riverside]);
      await settle('run-settled', [{ ...riverside, name: '河岸' }]);
      expect([await namesIn('place'), await namesIn('prop')]).toEqual([['河岸'], ['灯笼']]);
      const links = await own.query(
        `select from_id, to_id, weight from entity_core.entity_link where run_id = 'run-settled'`,
      );
      expect(links).toEqual([{ from_id: 'lantern', to_id: 'river', weight: 0.25 }]);
      const [told] = (await own.readEvents(0, 500)).filter(({ runId }) => runId === 'run-settled');
      expect(told).toMatchObject({
        name: 'entity.settled',
        data: { places: [{ id: 'river', name: '河边', at: { start: 2, end: 4 } }], cast: [] },
      });
    });
  });
}
