/**
 * Whether a node is counted on. Pure: no clock; whoever watches says how long a node has been silent. A node that is
 * heard of again is alive again, however long it was away.
 */
import { createActor, setup, type StateValueFrom } from 'xstate';
import type { NodeState } from '../contracts/telemetry.ts';
import { transitionsOf } from './transitions.ts';

/** Silence after which a node is suspected, and after which it is down, ms: three and six samples that did not come. */
export const SUSPECTED_AFTER_MS = 3_000;
export const DOWN_AFTER_MS = 6_000;

export type NodeEvent =
  { readonly type: 'heard'; readonly isDraining: boolean } | { readonly type: 'silent'; readonly ms: number };

const nodeSetup = setup({
  types: { events: {} as NodeEvent },
  guards: {
    isDraining: ({ event }) => event.type === 'heard' && event.isDraining,
    isLong: ({ event }, { ms }: { ms: number }) => event.type === 'silent' && event.ms > ms,
  },
});

const heard = [{ target: 'draining', guard: 'isDraining' }, { target: 'alive' }] as const;
const down = { target: 'down', guard: { type: 'isLong', params: { ms: DOWN_AFTER_MS } } } as const;
const suspected = {
  target: 'suspected',
  guard: { type: 'isLong', params: { ms: SUSPECTED_AFTER_MS } },
} as const;

const nodeMachine = nodeSetup.createMachine({
  id: 'node',
  initial: 'alive',
  states: {
    alive: { on: { heard, silent: [down, suspected] } },
    suspected: { on: { heard, silent: down } },
    // Nobody counts on it any more, so there is nothing to suspect.
    draining: { on: { heard, silent: down } },
    down: { on: { heard } },
  },
});

const next = transitionsOf(nodeMachine, createActor(nodeMachine));

/** The next state; the same for the same inputs, always. */
export function stepNode(from: NodeState, event: NodeEvent): NodeState {
  const value: StateValueFrom<typeof nodeMachine> = from;
  const { snapshot } = next(nodeMachine.resolveState({ value }), event);
  return snapshot.value;
}
