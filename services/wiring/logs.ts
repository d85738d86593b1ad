/** Reading event logs: one’s own for others, and those of others. */
import type { Follower, Source } from '../../actors/runtime/follow.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import { actionsByModule } from '../../contracts/modules/index.ts';
import type { ModuleName } from '../../contracts/modules/names.ts';
import type { ModuleDatabase } from '../../db/module-database.ts';
import { modulesWithSchema, type ModuleWithSchema } from '../../db/schemas.ts';
import { strangeness } from './heard.ts';
import type { ModuleKit } from './serve.ts';
import { systemScope } from './system-scope.ts';

const PAGE = 200;

interface Page {
  readonly events: EventEnvelope[];
  readonly last: number;
}

/** Answers `readEvents` from the module’s own log. */
export const ownLog =
  (database: ModuleDatabase) =>
  async ({ after, limit }: { after: number; limit: number }): Promise<Page> => {
    const events = await database.readEvents(after, limit);
    return { events, last: events.at(-1)?.position ?? after };
  };

interface RunPage {
  readonly runId: string;
  readonly after: number;
  readonly limit: number;
}

/** Answers `readRunEvents` from the module’s own log. */
export const ownRunLog =
  (database: ModuleDatabase) =>
  async ({ runId, after, limit }: RunPage): Promise<Page> => {
    const events = await database.readRunEvents(runId, after, limit);
    return { events, last: events.at(-1)?.position ?? after };
  };

/** Starts following once the owners are there: services of a node come up side by side. */
export function startFollowing(
  { broker }: ModuleKit,
  follower: Follower,
  owners: readonly ModuleName[],
): void {
  void broker
    .waitForServices(owners.filter(keepsLog))
    .then(() => follower.start())
    .catch((error: unknown) => broker.logger.error(error));
}

const keepsLog = (module: ModuleName): module is ModuleWithSchema =>
  modulesWithSchema.some((name) => name === module);

/** The logs of these modules, read through their owners; one’s own is read directly. */
export function sourcesOf(kit: ModuleKit, own: ModuleDatabase, owners: readonly ModuleName[]): Source[] {
  const understands = (event: EventEnvelope): boolean => {
    const because = strangeness(event);
    if (because !== null) kit.broker.logger.warn(`Event ${event.id} is passed by: ${because}.`);
    return because === null;
  };
  return owners.filter(keepsLog).map((owner) => ({
    owner,
    understands,
    read: async (after) => {
      if (owner === own.module) return own.readEvents(after, PAGE);
      const { events } = await kit.ask(systemScope, actionsByModule[owner].readEvents, {
        after,
        limit: PAGE,
      });
      return events;
    },
  }));
}
