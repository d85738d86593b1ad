/**
 * Which node should have which run. Only a hint: it keeps nodes from grasping at the same runs and sends words where they
 * are likely to be needed. Who writes a run is decided by its epoch, whatever any node believes of the others.
 */
import { sha256Hex } from '../runtime/fingerprint.ts';

/** A node that holds runs, as another knows it. */
export interface Peer {
  readonly nodeId: string;
  /** The newest version of the machine that it understands. */
  readonly machineVersion: number;
}

const weightOf = (runId: string, { nodeId }: Peer): string => sha256Hex(`${nodeId} ${runId}`);

/**
 * The node with the greatest weight for the run: one that comes or goes changes the place of no more runs than are its
 * own. Null when nobody is there.
 */
export function placeOf(runId: string, peers: readonly Peer[]): string | null {
  const weighed = peers.map((peer) => ({ nodeId: peer.nodeId, weight: weightOf(runId, peer) }));
  const [first, ...others] = weighed;
  if (first === undefined) return null;
  return others.reduce((best, each) => (each.weight > best.weight ? each : best), first).nodeId;
}

/** Those who understand what a machine of this version wrote. */
export const ableOf = (peers: readonly Peer[], machineVersion: number): Peer[] =>
  peers.filter((peer) => peer.machineVersion >= machineVersion);
