/**
 * Plans that a connection keeps: planning a statement that commits takes longer than running it. A plan that was made while
 * a table was small is slow when it has grown, and the server looks at that once a minute at best; so plans wear out.
 */
import type { ClientBase } from 'pg';

/** How often a plan is used before it is made anew. */
const USES = 100;
/** A module has some twenty statements; texts that differ every time are not to fill the server. */
const LIMIT = 250;

interface Kept {
  readonly name: string;
  uses: number;
}

const plans = new WeakMap<ClientBase, Map<string, Kept>>();
let named = 0;

const fresh = (): Kept => ({ name: `kept_${(named += 1)}`, uses: 0 });

function plansOf(client: ClientBase): Map<string, Kept> {
  const known = plans.get(client) ?? new Map<string, Kept>();
  plans.set(client, known);
  return known;
}

async function keptPlan(client: ClientBase, text: string): Promise<Kept | null> {
  const known = plansOf(client);
  const kept = known.get(text);
  if (kept !== undefined && kept.uses < USES) return kept;
  if (kept !== undefined) await client.query(`deallocate ${kept.name}`);
  else if (known.size >= LIMIT) return null;
  const made = fresh();
  known.set(text, made);
  return made;
}

/** Runs one statement by the plan that this connection has of it, or by a new one. */
export async function queryByKeptPlan<R>(
  client: ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const kept = await keptPlan(client, text);
  if (kept === null) return (await client.query(text, [...values])).rows as R[];
  kept.uses += 1;
  try {
    return (await client.query({ name: kept.name, text, values: [...values] })).rows as R[];
  } catch (error) {
    // Whether the server has a plan by that name now, nobody knows.
    plansOf(client).delete(text);
    throw error;
  }
}
