/** A node that the bench starts and kills: it says its name, and each job that its crew begins. */
import { services } from '../../../services/index.ts';
import type { ModuleName } from '../../../contracts/modules/names.ts';
import { given, say } from '../rounds.ts';
import { IdleCrew } from './idle-crew.ts';
import { startNode, type NodeTerms } from './node.ts';
import { composerStandIn } from './stand-in.ts';

interface Given extends NodeTerms {
  readonly modules: readonly ModuleName[];
  readonly seats: number;
  readonly workMs: number;
  /** Whether films are published here, which costs nothing. */
  readonly publishes?: boolean;
}

const { modules, seats, workMs, publishes = false, ...terms } = given<Given>();
const crew = new IdleCrew({ seats, ms: workMs, onBegin: (began) => say({ began }) });
const made = modules.map((name) => services[name]);
const broker = await startNode(terms, publishes ? [...made, composerStandIn] : made, crew);
say({ isUp: true, nodeId: broker.nodeID });
