/** 01 gateway. */
import { Follower } from '../../actors/runtime/follow.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { gatewayStore } from '../../db/repositories/gateway.ts';
import { isLogged } from '../wiring/heard.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { loggedEvents, ownersOf } from '../wiring/owners.ts';
import { serve } from '../wiring/serve.ts';
import { systemScope } from '../wiring/system-scope.ts';
import { projectAnswers } from '../gateway/project-answers.ts';
import { requestAnswers } from '../gateway/request-answers.ts';
import { shotAnswers } from '../gateway/shot-answers.ts';
import { runAnswers } from '../gateway/run-answers.ts';

const others = ownersOf(loggedEvents);

/** Events are gathered so long before they are written into the feed, ms. */
const GATHER_MS = 250;

/** How long people may be kept waiting by an event that was lost on its way, ms. */
const LOOK_EVERY_MS = 5_000;

/** Events of every single job come in crowds and may be gathered; the others are what people wait for. */
const CROWDS = /^(job|route)\./;

export default serve('gateway', gateway, {
  hears: loggedEvents,
  async build(kit) {
    const database = await kit.database();
    const ports = { store: gatewayStore(database), ask: kit.ask };
    const cursors = eventCursors(database);
    const follower = new Follower({
      clock: kit.clock,
      gatherMs: GATHER_MS,
      lookEveryMs: Math.max(LOOK_EVERY_MS, kit.lookEveryMs),
      hurries: ({ name }) => !CROWDS.test(name),
      sources: sourcesOf(kit, database, others),
      loadCursor: (owner) => cursors.load(owner),
      apply: async (events) =>
        kit.announce(systemScope, 'feed.grown', { last: await ports.store.feed.append(events) }),
      onError: (error) => kit.broker.logger.error(error),
    });
    return {
      started: () => startFollowing(kit, follower, others),
      stopped: () => follower.stop(),
      hear: (event) => (isLogged(event) ? follower.hear(event) : undefined),
      answers: {
        ...projectAnswers(ports, kit),
        ...runAnswers(ports, kit),
        ...requestAnswers(ports, kit),
        ...shotAnswers(ports, kit),
        readEvents: ownLog(database),
      },
    };
  },
});
