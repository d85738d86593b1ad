/** Workers on one machine, wired as services/wiring/work.ts wires them, with a crew that only pretends. */
import { hubLineOf, type HubLine } from '../../../actors/runtime/hub-line.ts';
import { WorkLoop } from '../../../actors/runtime/work-loop.ts';
import type { JobKind } from '../../../contracts/job-kinds.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { events } from '../../../contracts/event.ts';
import type { ModuleName } from '../../../contracts/modules/names.ts';
import type { NodeTelemetry } from '../../../contracts/telemetry.ts';
import { Served, type Heard } from '../bus.ts';
import type { Program } from '../machine.ts';
import type { Process } from '../process.ts';
import { systemScope, type Site } from '../site.ts';
import { FakeCrew } from './crew.ts';
import { everyIn } from './every.ts';

export interface Post {
  readonly labels: readonly string[];
  readonly kinds: readonly (readonly [ModuleName, readonly JobKind[]])[];
}

interface Desk {
  readonly workerId: string;
  readonly module: ModuleName;
  readonly crew: FakeCrew;
}

/** The line as it is, with a crew that is told of every lease. */
function hubLine(site: Site, process: Process, { workerId, module, crew }: Desk): HubLine {
  const line = hubLineOf(site.ask(process, module), { workerId, scope: systemScope });
  const lease: HubLine['lease'] = async (kinds, wish) => {
    const given = await line.lease(kinds, wish);
    for (const assignment of given) crew.given(assignment.lease);
    return given;
  };
  return { ...line, lease };
}

const telemetryOf = (process: Process, crew: FakeCrew, labels: readonly string[]): NodeTelemetry => ({
  ...{ nodeId: process.name, host: process.name, at: new Date(process.clock.now()).toISOString() },
  ...{ isDraining: false, labels: [...labels], kinds: [], cores: crew.seats, cpuShare: 0 },
  ...{ memoryTotalMb: 2_000, memoryFreeMb: 1_000, slots: crew.seats, running: crew.taken },
  ...{ queue: 0, durations: {}, failures: 0, gpus: 'none' },
});

const TELEMETRY_MS = 5_000;

export const workerOn =
  (site: Site, { labels, kinds }: Post): Program =>
  async (process) => {
    const crew = new FakeCrew(site, process);
    const onError = site.onError(process);
    const loops = kinds.map(([module, own]) => {
      const desk = { workerId: `${module}:${process.name}`, module, crew };
      const hub = hubLine(site, process, desk);
      return {
        ...desk,
        kinds: own,
        loop: new WorkLoop({ kinds: own, hub, crew, clock: process.clock, onError }),
      };
    });
    const hear = ({ data }: Heard): void => {
      const offered = events['work.offered'].data.parse(data).kinds;
      for (const { loop, kinds: own } of loops)
        if (offered.length === 0 || offered.some((kind) => own.some((known) => known === kind))) loop.hint();
    };
    for (const { workerId, module, kinds: own, loop } of loops) {
      const worker = {
        id: workerId,
        nodeId: process.name,
        kinds: [...own],
        slots: crew.seats,
        labels: [...labels],
        vramMb: 0,
      };
      await site.ask(process, module)(systemScope, workerHub.registerWorker, worker);
      loop.start();
    }
    const telling = everyIn(process, TELEMETRY_MS, {
      deed: async () =>
        site.bus.announce({ name: 'telemetry.sampled', data: telemetryOf(process, crew, labels) }),
      onError,
    });
    telling.start();
    const stop = async (): Promise<void> => {
      await telling.stop();
      await Promise.all(loops.map(({ loop }) => loop.stop()));
    };
    return { served: new Served(process, ['work.offered'], hear), stop };
  };
