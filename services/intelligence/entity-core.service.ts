/** 03 entity-core. */
import {
  getBible,
  keepBible,
  settleEntities,
  suggestLooks,
  suggestVoices,
  tryOn,
} from '../../actors/entity-core/index.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import { EntityPack } from '../../contracts/entity.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { StoryReading } from '../../contracts/reading.ts';
import { bibles, saveSettlement } from '../../db/repositories/entities.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

export default serve('entity-core', entityCore, {
  async build({ database: open, objects }) {
    const database = await open();
    return {
      answers: {
        settleEntities: async (params, { scope }) => {
          const settled = await settleEntities({ objects, bibles: bibles(database, scope) }, params);
          const { runId } = params;
          if (runId === null) return settled;
          const pack = EntityPack.parse(decodeJson(await objects.get(settled.pack.sha256)));
          const reading = StoryReading.parse(
            decodeJson(await objects.get(settled.reading?.sha256 ?? params.reading)),
          );
          await saveSettlement(database, scope, { runId, pack, reading });
          return settled;
        },
        getBible: (params, { scope }) => getBible({ bibles: bibles(database, scope) }, params),
        keepBible: (params, { scope }) => keepBible({ bibles: bibles(database, scope) }, params),
        tryOn: async (params) => tryOn(params),
        suggestLooks: async (params) => ({ looks: suggestLooks(params) }),
        suggestVoices: async (params) => ({ voices: suggestVoices(params) }),
        readEvents: ownLog(database),
      },
    };
  },
});
