/** 13 observer. */
import { observe } from '../../actors/observer/watch.ts';
import { Follower } from '../../actors/runtime/follow.ts';
import { observer } from '../../contracts/modules/observer.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { observerStore } from '../../db/repositories/observer.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { loggedEvents, ownersOf } from '../wiring/owners.ts';
import { isLogged } from '../wiring/heard.ts';
import { serve } from '../wiring/serve.ts';

/** Nobody waits for the audit: it is written in large batches, ms. */
const GATHER_MS = 3_000;

/** How late the audit may be by an event that was lost on its way, ms. */
const LOOK_EVERY_MS = 30_000;

const watched = loggedEvents.filter((name) => name !== 'alert.raised');

export default serve('observer', observer, {
  hears: watched,
  async build(kit) {
    const database = await kit.database();
    const store = observerStore(database);
    const cursors = eventCursors(database);
    const follower = new Follower({
      clock: kit.clock,
      gatherMs: GATHER_MS,
      lookEveryMs: LOOK_EVERY_MS,
      sources: sourcesOf(kit, database, ownersOf(watched)),
      loadCursor: (owner) => cursors.load(owner),
      apply: (events) => store.keep(events, observe),
      onError: (error) => kit.broker.logger.error(error),
    });
    return {
      started: () => startFollowing(kit, follower, ownersOf(watched)),
      stopped: () => follower.stop(),
      hear: (event) => (isLogged(event) ? follower.hear(event) : undefined),
      answers: {
        listDeadLetters: async ({ limit }) => {
          const letters = await kit.bus.deadLetters();
          return { letters: letters.slice(0, limit), total: letters.length };
        },
        reviveDeadLetter: async (letter) => ({ revived: await kit.bus.revive(letter) }),
        getRunCosts: async ({ runId }) => {
          const entries = [...(await store.costs(runId))];
          return {
            entries,
            totalMicros: entries.reduce((total, { amountMicros }) => total + amountMicros, 0),
            cpuMs: entries.reduce((total, { cpuMs }) => total + cpuMs, 0),
          };
        },
        readEvents: ownLog(database),
      },
    };
  },
});
