/**
 * The steps of a machine as a pure function, as xstate's own `transition`, without what that makes anew for every step: an
 * actor that has taken its first step, a third of the work of stepping (measured). Our machines begin no actors of their
 * own, so that one that never starts serves all steps.
 */
import type { Actor, AnyStateMachine, EventFrom, SnapshotFrom } from 'xstate';

/** An action that is to be done, and not by the machine. */
export interface Executable {
  readonly type: string;
  readonly params?: unknown;
}

interface Transition<M extends AnyStateMachine> {
  readonly snapshot: SnapshotFrom<M>;
  readonly actions: readonly Executable[];
}

const nothing = (): void => undefined;

/** `self`: an actor of this machine, which is not started. */
export function transitionsOf<M extends AnyStateMachine>(
  machine: M,
  self: Actor<M>,
): (from: SnapshotFrom<M>, event: EventFrom<M>) => Transition<M> {
  const inert = { self, id: '', sessionId: '', system: self.system };
  const silent = { logger: nothing, defer: nothing, emit: nothing, stopChild: nothing };
  return (from, event) => {
    const actions: Executable[] = [];
    const actionExecutor = (action: Executable): void => void actions.push(action);
    const scope: Parameters<AnyStateMachine['transition']>[2] = { ...inert, ...silent, actionExecutor };
    return { snapshot: machine.transition(from, event, scope) as SnapshotFrom<M>, actions };
  };
}
