import { describeBuildCache } from '../../../db/repositories/build-cache.conformance.ts';
import { describeCursors } from '../../../db/repositories/cursors.conformance.ts';
import { describeDispatchStore } from '../../../db/repositories/dispatch.conformance.ts';
import { describeJournal } from '../../../db/repositories/journal.conformance.ts';
import { describeRouteStore } from '../../../db/repositories/routes.conformance.ts';
import { describeTimers } from '../../../db/repositories/timers.conformance.ts';
import { MemoryHubStores } from './hub-stores.ts';
import { MemoryRouterStores } from './router-stores.ts';
import { MemoryRunStores } from './run-stores.ts';

// The simulation is as good as its stores: they are held to what the databases are held to.
const name = 'stores in memory';
const runs = new MemoryRunStores(Date.now);

for (const describeStore of [describeJournal, describeTimers, describeCursors])
  describeStore(name, async () => runs);
for (const describeStore of [describeDispatchStore, describeBuildCache])
  describeStore(name, async () => new MemoryHubStores(Date.now));
describeRouteStore(name, async () => new MemoryRouterStores(Date.now));
