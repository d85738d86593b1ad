/** The whole control plane in one process, in virtual time, under the troubles of a seed. */
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { between, pick } from '../../actors/runtime/random.ts';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import type { ModuleName } from '../../contracts/modules/names.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Revision } from '../../contracts/story.ts';
import { Creator, type Wish } from './creator.ts';
import { checkAll, checkLast, filmOf, watchLeases } from './invariants.ts';
import { Machine, type Program } from './machine.ts';
import { Process } from './process.ts';
import { hubOn } from './programs/hub.ts';
import { orchestratorOn } from './programs/orchestrator.ts';
import { planningOn, type Plans } from './programs/planning.ts';
import { routerOn } from './programs/router.ts';
import { workerOn, type Post } from './programs/worker.ts';
import { Site, type Sabotage } from './site.ts';
import { World, type Violation } from './world.ts';

export interface Order {
  readonly seed: number;
  /** Without troubles, for comparison. */
  readonly isFaulty?: boolean;
  readonly sabotage?: Partial<Sabotage>;
  readonly onLine?: (line: string) => void;
}

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Films by run. */
  readonly films: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  readonly steps: number;
  readonly virtualMs: number;
}

/** How long runs may take to end once everything has healed, virtual ms. */
const PATIENCE_MS = 900_000;

const kindsOf = (...modules: readonly ModuleName[]): [ModuleName, JobKind[]][] =>
  modules.map((module) => [
    module,
    (Object.keys(jobKinds) as JobKind[]).filter((kind) => jobKinds[kind].worker === module),
  ]);

const sound: Post = { labels: [], kinds: kindsOf('worker-llm', 'worker-audio', 'worker-lipsync') };
const pictures: Post = { labels: ['gpu'], kinds: kindsOf('worker-video', 'composer') };
const everything: Post = { labels: ['gpu'], kinds: [...sound.kinds, ...pictures.kinds] };

function machinesOf(site: Site): Machine[] {
  const plans: Plans = new Map();
  const programs: Readonly<Record<string, Program>> = {
    ...{ 'orch-1': orchestratorOn(site), 'orch-2': orchestratorOn(site) },
    ...{ 'hub-1': hubOn(site), 'hub-2': hubOn(site) },
    ...{ 'router-1': routerOn(site), 'plan-1': planningOn(site, plans) },
    ...{ 'sound-1': workerOn(site, sound), 'picture-1': workerOn(site, pictures) },
    'worker-1': workerOn(site, everything),
  };
  return Object.entries(programs).map(([name, program]) => new Machine(name, program, site));
}

/** Something that happens to some machine again and again while there is trouble. */
function trouble({ world }: Site, everyMs: number, strike: () => void): void {
  if (everyMs === 0) return;
  const next = (): void => {
    if (world.isCalm) return;
    strike();
    world.schedule.after(between(world.random, 0, 2 * everyMs), { host: null, what: '', run: next });
  };
  world.schedule.after(between(world.random, 0, 2 * everyMs), { host: null, what: '', run: next });
}

function makeTrouble(site: Site, machines: readonly Machine[]): void {
  const { world } = site;
  const some = (): Machine => pick(world.random, machines);
  trouble(site, world.faults.killEveryMs, () => some().kill());
  trouble(site, world.faults.freezeEveryMs, () => some().freeze(between(world.random, 500, 20_000)));
  trouble(site, world.faults.drainEveryMs, () => some().drain());
}

/** Two stories, and the first once more: what was made for one run is there for the other. */
const stories = { 'run-a': 'the lantern maker', 'run-b': 'the red kite', 'run-c': 'the lantern maker' };

function wishOf(runId: string, story: string, endsCancelled: boolean): Wish {
  const projectId = 'prj-1';
  const scope: Scope = { tenantId: 'local', projectId, traceId: runId, correlationId: runId };
  const revision: Revision = {
    ...{ id: `rev-${runId}`, projectId, number: 1, parentId: null, edits: [], sealedAt: null },
    language: 'zh',
    story: { sha256: fingerprint(story), bytes: 1, mediaType: 'text/plain' },
  };
  const order = {
    ...{ runId, revision, options: defaultRunOptions, gates: [] },
    ...{ fileName: `${story}.txt`, title: story },
  };
  return { order, scope, endsCancelled };
}

function creatorsOf(site: Site): Creator[] {
  const { world } = site;
  return Object.entries(stories).map(([runId, story]) => {
    const process = new Process(world, `user-${runId}`);
    const endsCancelled = !world.isCalm && world.random() < 0.1;
    return new Creator(process, site.ask(process, 'gateway'), wishOf(runId, story, endsCancelled));
  });
}

/** Only machines are killed; whoever orders a film is a person. */
function beginLives(site: Site, creators: readonly Creator[]): void {
  const onError = (error: unknown): void => site.world.violate('unexpected', String(error));
  for (const creator of creators) creator.live().catch(onError);
}

async function play(
  { seed, isFaulty = true, sabotage, onLine }: Order,
  films: ReadonlyMap<string, string>,
): Promise<Outcome> {
  const world = new World(seed, isFaulty);
  if (onLine !== undefined) world.schedule.onLine = onLine;
  const site = new Site(world, { epochs: false, tokens: false, ...sabotage });
  await site.router.grant('prj-1', 1_000_000);
  watchLeases(site);
  const machines = machinesOf(site);
  for (const machine of machines) machine.start();
  const creators = creatorsOf(site);
  beginLives(site, creators);
  makeTrouble(site, machines);
  const isOver = (): boolean => {
    for (const runId of site.runs.runs.keys()) checkLast(site, runId);
    return world.violations.length > 0 || (world.isCalm && creators.every(({ isDone }) => isDone));
  };
  await world.schedule.run(isOver, world.faults.untilMs + PATIENCE_MS);
  if (world.violations.length === 0) checkAll(site, creators, films);
  return outcomeOf(seed, site);
}

function outcomeOf(seed: number, { world, runs }: Site): Outcome {
  const { lines, steps, nowMs } = world.schedule;
  const films = [...runs.runs].map(([runId, kept]) => [runId, filmOf(kept) ?? 'none'] as const);
  return { seed, violations: world.violations, films: new Map(films), lines, steps, virtualMs: nowMs };
}

/** The films of a simulation without troubles: all others must give the same. */
async function faultless(): Promise<ReadonlyMap<string, string>> {
  const films = new Map<string, string>();
  const { films: made } = await play({ seed: 0, isFaulty: false }, films);
  return made;
}

let expected: Promise<ReadonlyMap<string, string>> | undefined;

/** Plays one seed from beginning to end. The same seed gives the same history, step by step. */
export async function simulate(order: Order): Promise<Outcome> {
  return play(order, await (expected ??= faultless()));
}
