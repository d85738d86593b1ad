/** Steps of a run as plain data: snapshots that are stored as JSON, and commands without xstate's own fields. */
import { createActor, initialTransition, matchesState, type SnapshotFrom } from 'xstate';
import type { RunState } from '../contracts/run.ts';
import { runMachine, type Gate, type RunCommand, type RunContext, type RunEvent } from './run.machine.ts';
import { transitionsOf, type Executable } from './transitions.ts';

type Snapshot = SnapshotFrom<typeof runMachine>;

/** The stored form of a run's state. */
export interface StoredSnapshot {
  readonly value: Snapshot['value'];
  readonly context: RunContext;
}

export interface Step {
  readonly snapshot: StoredSnapshot;
  readonly commands: readonly RunCommand[];
}

const commandTypes: readonly string[] = [
  'perform',
  'withdrawJobs',
  'reopenFailedJobs',
] satisfies RunCommand['type'][];

const commandsOf = (actions: readonly Executable[]): RunCommand[] =>
  actions
    .filter(({ type }) => commandTypes.includes(type))
    .map(({ type, params }) => (params === undefined ? { type } : { type, params }) as RunCommand);

const stored = (snapshot: Snapshot): StoredSnapshot => ({ value: snapshot.value, context: snapshot.context });

const next = transitionsOf(runMachine, createActor(runMachine, { input: { gates: [] } }));

/** First steps by their gates, of which there are few. */
const firstSteps = new Map<string, Step>();

/** A new run that waits after these phases for a person to agree. */
export function firstStep(gates: readonly Gate[] = []): Step {
  const name = gates.join();
  const step = firstSteps.get(name) ?? begin(gates);
  firstSteps.set(name, step);
  return step;
}

function begin(gates: readonly Gate[]): Step {
  const [snapshot, actions] = initialTransition(runMachine, { gates });
  return { snapshot: stored(snapshot), commands: commandsOf(actions) };
}

/** The next state and what to do; the same for the same inputs, always. Throws when the snapshot is of no known state. */
export function stepRun(from: StoredSnapshot, event: RunEvent): Step {
  const { value, context } = from;
  const { snapshot, actions } = next(runMachine.resolveState({ value, context }), event);
  return { snapshot: stored(snapshot), commands: commandsOf(actions) };
}

/** The state that contracts speak of: the outermost name. */
export function stateOf({ value }: StoredSnapshot): RunState {
  return (typeof value === 'string' ? value : Object.keys(value)[0]) as RunState;
}

/** Whether a phase has done its own part and waits for its jobs alone: they were kept together with that. */
const waitsForJobs = ({ value, context: { phase } }: StoredSnapshot): boolean =>
  matchesState({ running: { [phase]: 'working' } }, value);

/** What to do again after a restart in this state: commands are effects at least once. */
export function pendingCommands(snapshot: StoredSnapshot): readonly RunCommand[] {
  switch (stateOf(snapshot)) {
    case 'running':
      return waitsForJobs(snapshot) ? [] : [{ type: 'perform', params: { phase: snapshot.context.phase } }];
    case 'cancelling':
      return [{ type: 'withdrawJobs' }];
    default:
      return [];
  }
}
