/** How a node feels: one sample a second for all its worker modules, told to the hub, which tells everybody. */
import type { ServiceBroker } from 'moleculer';
import { factsOf, isSameNode, type NodeFacts } from '../../actors/runtime/node-facts.ts';
import type { WorkLoop } from '../../actors/runtime/work-loop.ts';
import { WorkTally } from '../../actors/runtime/work-tally.ts';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { GpuReading, NodeTelemetry } from '../../contracts/telemetry.ts';
import { hostName, ProcessorMeter, readMemory } from './machine.ts';
import type { ModuleKit } from './serve.ts';
import { systemScope } from './system-scope.ts';

const SAMPLE_MS = 1_000;

/** Modules register again so often, ms: a hub whose registry was lost or moved has them back by then. */
const REGISTER_MS = 60_000;

/** Kinds of work that the modules of a node do, those too that are still coming up. */
const kindsOn = ({ services }: ServiceBroker): JobKind[] =>
  (Object.keys(jobKinds) as JobKind[]).filter((kind) =>
    services.some(({ name }) => name === jobKinds[kind].worker),
  );

/** A worker module of the node. */
interface Member {
  readonly loop: Pick<WorkLoop, 'providers'>;
  readonly register: (facts: NodeFacts) => Promise<unknown>;
}

class NodeTelemetrist {
  readonly tally: WorkTally;
  readonly #kit: ModuleKit;
  readonly #processor = new ProcessorMeter();
  readonly #members = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;
  #facts: NodeFacts | null = null;
  #registeredMs: number;
  #isDraining = false;
  /** How often workers need to look for work by themselves, ms; undefined until the hub has said so. */
  lookEveryMs: number | undefined;
  /** The sample that is being told. */
  #telling: Promise<void> | null = null;

  constructor(kit: ModuleKit) {
    this.#kit = kit;
    this.tally = new WorkTally(kit.clock);
    this.#registeredMs = kit.clock.now();
  }

  /** Registers a module, and tells of the node from now on. */
  async join(member: Member): Promise<void> {
    const { gpus, labels } = this.#kit;
    const facts = factsOf(labels, await gpus.read(this.#uses()));
    await member.register(facts);
    if (this.#isDraining) return;
    this.#facts ??= facts;
    this.#members.add(member);
    this.#timer ??= this.#begin();
  }

  /** A node that one of its modules leaves is going, and says so at once. */
  leave(member: Member): void {
    const isFirst = !this.#isDraining;
    this.#isDraining = true;
    if (isFirst && this.#timer !== undefined) void Promise.resolve(this.#telling).then(() => this.#tell());
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Samples keep no process alive that has nothing else to do. */
  #begin(): NodeJS.Timeout {
    void this.#tell();
    return setInterval(() => void this.#tell(), SAMPLE_MS).unref();
  }

  /** Never two at once, and none is told again: the next is fresher. */
  #tell(): Promise<void> {
    this.#telling ??= this.#tellOnce().finally(() => (this.#telling = null));
    return this.#telling;
  }

  async #tellOnce(): Promise<void> {
    try {
      const { gpus, labels, ask } = this.#kit;
      const reading = await gpus.read(this.#uses());
      const facts = factsOf(labels, reading);
      await this.#register(facts);
      const told = await ask(systemScope, workerHub.reportTelemetry, this.#sample(facts, reading));
      this.lookEveryMs = told.lookEveryMs;
    } catch (error) {
      this.#kit.broker.logger.debug('The hub does not hear how this node feels.', error);
    }
  }

  /** A node that has lost a GPU, or found one, gets other work. */
  async #register(facts: NodeFacts): Promise<void> {
    const now = this.#kit.clock.now();
    const isKnown = this.#facts !== null && isSameNode(this.#facts, facts);
    if (isKnown && now - this.#registeredMs < REGISTER_MS) return;
    await Promise.all([...this.#members].map(({ register }) => register(facts)));
    this.#facts = facts;
    this.#registeredMs = now;
  }

  #uses(): { model: string; vramMb: number }[] {
    const providers = [...this.#members].flatMap(({ loop }) => loop.providers);
    return providers
      .filter(({ needs }) => needs.gpu)
      .map(({ model, needs }) => ({ model, vramMb: needs.vramMb }));
  }

  #sample({ labels }: NodeFacts, gpus: GpuReading): NodeTelemetry {
    const { nodeId, clock, crew, broker } = this.#kit;
    return {
      ...{ nodeId, host: hostName, at: new Date(clock.now()).toISOString() },
      ...{ isDraining: this.#isDraining, labels: [...labels] },
      kinds: kindsOn(broker),
      ...this.#processor.read(),
      ...readMemory(),
      ...{ slots: crew.seats, running: crew.taken, queue: crew.waiting },
      ...this.tally.read(),
      gpus,
    };
  }
}

const telemetrists = new WeakMap<ServiceBroker, NodeTelemetrist>();

/** The one of this node, whichever of its modules asks first. */
export function telemetristOf(kit: ModuleKit): NodeTelemetrist {
  const known = telemetrists.get(kit.broker) ?? new NodeTelemetrist(kit);
  telemetrists.set(kit.broker, known);
  return known;
}
