/** 12 composer. */
import { listDeliveries, publishFilm } from '../../actors/composer/publish-film.ts';
import { composer } from '../../contracts/modules/composer.ts';
import { films } from '../../db/repositories/films.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';
import { workOf } from '../wiring/work.ts';

export default serve('composer', composer, {
  async build(kit) {
    const database = await kit.database();
    const ports = { objects: kit.objects, films: films(database) };
    const { workerId, kinds, loop, start, stop } = workOf(kit, 'composer');
    return {
      started: () => void start().catch((error: unknown) => kit.broker.logger.error(error)),
      stopped: stop,
      answers: {
        publishFilm: (params, { scope }) => publishFilm(ports, scope, params),
        listDeliveries: (params) => listDeliveries(ports, params),
        getWork: async () => ({ workerId, kinds: [...kinds], running: [...loop.running] }),
        readEvents: ownLog(database),
      },
    };
  },
});
