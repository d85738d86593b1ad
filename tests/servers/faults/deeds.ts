/** Everything that may happen to a stage, by name. */
import { serverNames } from '../server.ts';
import {
  allReplaced,
  busWiped,
  cablePulled,
  cacheFlushed,
  diskFull,
  lineBad,
  machineMute,
  nodeAsleep,
  nodeKilled,
  nodeReplaced,
  serverFrozen,
  serverKilled,
  storeBad,
} from './faults.ts';
import type { Stage } from './stage.ts';

export interface Deed {
  readonly name: string;
  /** Resolves when it is over and repaired. */
  readonly happen: () => Promise<void>;
}

const toNodes = ({ fleet }: Stage): readonly Deed[] =>
  fleet.names.flatMap((name) => [
    { name: `${name} killed`, happen: () => nodeKilled(fleet, name) },
    { name: `${name} asleep`, happen: () => nodeAsleep(fleet, name) },
    { name: `${name} replaced in order`, happen: () => nodeReplaced(fleet, name) },
  ]);

const toServers: readonly Deed[] = [
  ...serverNames.map((name) => ({ name: `${name} server killed`, happen: () => serverKilled(name) })),
  ...serverNames.map((name) => ({ name: `${name} server frozen`, happen: () => serverFrozen(name) })),
  { name: 'nats server wiped', happen: busWiped },
  { name: 'cache server flushed', happen: cacheFlushed },
];

function between({ line, store, machine, disk }: Stage): readonly Deed[] {
  const always: readonly Deed[] = [
    { name: 'messages lost, doubled, late', happen: () => lineBad(line) },
    { name: 'objects refused and torn', happen: () => storeBad(store) },
  ];
  const cables: readonly Deed[] =
    machine === null
      ? []
      : [
          { name: 'cable of the GPU pulled', happen: () => cablePulled(machine) },
          { name: 'GPU hears and is not heard', happen: () => machineMute(machine) },
        ];
  const disks: readonly Deed[] = disk === null ? [] : [{ name: 'disk full', happen: () => diskFull(disk) }];
  return [...always, ...cables, ...disks];
}

/** In an order that never changes, so that a seed picks the same again. */
export const deedsOn = (stage: Stage): readonly Deed[] => [
  ...toNodes(stage),
  ...toServers,
  ...between(stage),
  { name: 'all nodes replaced in order', happen: () => allReplaced(stage.fleet) },
];
