/** How often idle workers look for work by themselves: rarer the more they are, for among many there is always one that looks. */

/** As often as a worker that is alone, ms: so late it finds what the bus has lost. */
const LOOK_EVERY_MS = 2_000;

/**
 * What one node adds to the pause of all, ms: it has up to five workers, so that a fleet of any size looks two hundred times
 * a second, and one look costs the database a millisecond (docs/architecture/scale.md).
 */
const EACH_NODE_MS = 25;

/** Nodes that are heard of within this time, ms, are counted: a sample that is lost makes nobody fewer. */
export const HEARD_WITHIN_MS = 10_000;

export const lookEveryMs = (nodes: number): number => Math.max(LOOK_EVERY_MS, nodes * EACH_NODE_MS);
