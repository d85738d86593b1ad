/** What a database must do for every module’s store; it is good for the product when this passes on it. */
import type { Database } from '../open.ts';
import { describeSaid } from './comments.conformance.ts';
import { describeAssetVectors } from './asset-vectors.conformance.ts';
import { describeAccounts } from './accounts.conformance.ts';
import { describeBuildCache } from './build-cache.conformance.ts';
import { describeCursors, describeCursorsInTransactions } from './cursors.conformance.ts';
import { describeDealtJobs, describeDispatchStore } from './dispatch.conformance.ts';
import { describeDeeds } from './deeds.conformance.ts';
import { describeEntities } from './entities.conformance.ts';
import { describeEventLog } from './event-log.conformance.ts';
import { describeFeed } from './feed.conformance.ts';
import { describeFilms } from './films.conformance.ts';
import { describeGatewayStore } from './gateway.conformance.ts';
import { describeJournal } from './journal.conformance.ts';
import { describeMediaStore } from './media.conformance.ts';
import { describeObserverStore } from './observer.conformance.ts';
import { describeOwnAssets } from './own-assets.conformance.ts';
import { describePlans } from './plans.conformance.ts';
import { describeRouteStore } from './routes.conformance.ts';
import { hubStoresIn, routerStoresIn, runStoresIn } from './samples/stores-of.ts';
import { describeWebhooks } from './webhooks.conformance.ts';
import { describeTakeViews } from './take-views.conformance.ts';
import { describeTimers } from './timers.conformance.ts';

const suites = [
  ...[
    describeEventLog,
    describeCursorsInTransactions,
    describeGatewayStore,
    describeAccounts,
    describeSaid,
    describeDeeds,
    describeWebhooks,
    describeFeed,
    describeMediaStore,
  ],
  ...[
    describeEntities,
    describePlans,
    describeFilms,
    describeObserverStore,
    describeOwnAssets,
    describeAssetVectors,
  ],
];

/** `open` may give all of them the same database, as long as it was fresh: each works in a corner of its own. */
export function describeStores(name: string, open: () => Promise<Database>): void {
  for (const describeStore of suites) describeStore(name, open);
  for (const describeStore of [describeJournal, describeTimers, describeCursors])
    describeStore(name, async () => runStoresIn(await open()));
  for (const describeStore of [describeDispatchStore, describeDealtJobs, describeBuildCache])
    describeStore(name, async () => hubStoresIn(await open()));
  describeRouteStore(name, async () => routerStoresIn(await open()));
  describeTakeViews(name, open);
}
