/** The nodes that run a module, as the registry of this node knows them: those that fell silent are soon not among them. */
import type { ServiceBroker } from 'moleculer';
import type { ModuleName } from '../../contracts/modules/names.ts';

export interface ModuleNode {
  readonly nodeId: string;
  /** What the module of that node tells of itself. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function nodesOf({ registry }: ServiceBroker, module: ModuleName): ModuleNode[] {
  return registry.services.services.flatMap(({ name, node, metadata }) =>
    name === module && node.available ? [{ nodeId: node.id, metadata }] : [],
  );
}
