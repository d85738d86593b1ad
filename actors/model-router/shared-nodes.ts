/** The live table of nodes, shared between routers: one that has just started counts on the nodes at once. */
import { z } from 'zod';
import { KnownNode } from '../../contracts/telemetry.ts';
import type { Cache } from '../runtime/cache.ts';

const KEY = 'model-router.nodes';

/** One of the routers shares its table so often, ms. */
const TURN_MS = 900;

/** As old as that a shared table may be, ms: it outlives the boot of a router that was alone. */
const KEPT_MS = 10_000;

const Shared = z.array(KnownNode);

/** Shares the table, unless another router has just done so. */
export async function shareNodes(
  cache: Pick<Cache, 'lock' | 'set'>,
  list: () => readonly KnownNode[],
): Promise<void> {
  if ((await cache.lock(KEY, TURN_MS)) !== null) await cache.set(KEY, JSON.stringify(list()), KEPT_MS);
}

/** What was shared last; nothing where that is too long ago, or was written by another version. */
export async function sharedNodes(cache: Pick<Cache, 'get'>): Promise<readonly KnownNode[]> {
  const text = await cache.get(KEY);
  if (text === null) return [];
  try {
    return Shared.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
