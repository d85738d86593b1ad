/** 01 gateway. */
import { Follower } from '../../actors/runtime/follow.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { commentStore } from '../../db/repositories/comments.ts';
import { auditStore } from '../../db/repositories/deeds.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { gatewayStore } from '../../db/repositories/gateway.ts';
import { accountStore } from '../../db/repositories/sessions.ts';
import { webhookTable } from '../../db/repositories/webhooks.ts';
import { isLogged } from '../wiring/heard.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { loggedEvents, ownersOf } from '../wiring/owners.ts';
import { serve } from '../wiring/serve.ts';
import { systemScope } from '../wiring/system-scope.ts';
import { assetAnswers } from '../gateway/asset-answers.ts';
import { mediaAnswers } from '../gateway/media-answers.ts';
import { accountAnswers, memberAnswers } from '../gateway/account-answers.ts';
import { auditAnswers } from '../gateway/audit-answers.ts';
import { commentAnswers } from '../gateway/comment-answers.ts';
import { webhookAnswers, webhookCourier } from '../gateway/webhook-answers.ts';
import { moneyAnswers } from '../gateway/money-answers.ts';
import { projectAnswers } from '../gateway/project-answers.ts';
import { requestAnswers } from '../gateway/request-answers.ts';
import { revisionAnswers } from '../gateway/revision-answers.ts';
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
    const { secrets, passwords, cache, ids, isOpen } = kit;
    const people = { accounts: accountStore(database), secrets, passwords, cache, ids, isOpen };
    const said = commentStore(database);
    const { poster, clock } = kit;
    const hooks = { ...ports, webhooks: webhookTable(database), secrets, ids, clock, poster };
    const courier = webhookCourier(hooks, (error) => kit.broker.logger.error(error));
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
      started: () => {
        startFollowing(kit, follower, others);
        courier.start();
      },
      stopped: async () => {
        await courier.stop();
        await follower.stop();
      },
      hear: (event) => (isLogged(event) ? follower.hear(event) : undefined),
      answers: {
        ...projectAnswers(ports, kit),
        ...runAnswers(ports, kit),
        ...requestAnswers(ports, kit),
        ...mediaAnswers(ports, kit),
        ...assetAnswers(ports),
        ...moneyAnswers(ports),
        ...accountAnswers({ ...people, said }),
        ...memberAnswers(people),
        ...webhookAnswers(hooks),
        ...auditAnswers({ ...people, said, clock: kit.clock, audit: auditStore(database) }),
        ...commentAnswers({ ...people, ...ports, said }),
        ...revisionAnswers(ports),
        ...shotAnswers(ports, kit),
        readEvents: ownLog(database),
      },
    };
  },
});
