import { expect, test } from '@jest/globals';
import { createActor, initialTransition, transition } from 'xstate';
import { runMachine, type RunEvent } from './run.machine.ts';
import { transitionsOf } from './transitions.ts';

const events: readonly RunEvent[] = [
  { type: 'start' },
  { type: 'jobsOpened', phase: 'reading', count: 1 },
  { type: 'pause' },
  { type: 'jobSucceeded', key: 'reading', reused: false },
  { type: 'resume' },
  { type: 'answered', phase: 'settling' },
  { type: 'answered', phase: 'drafting' },
  { type: 'cancel' },
  { type: 'withdrawn' },
];

test('a machine steps as xstate has it step, with the same actions, whatever came before', () => {
  const next = transitionsOf(runMachine, createActor(runMachine, { input: { gates: [] } }));
  let [theirs] = initialTransition(runMachine, { gates: ['settling'] });
  let ours = theirs;
  for (const event of events) {
    const [snapshot, actions] = transition(runMachine, theirs, event);
    const step = next(ours, event);
    const told = (of: readonly { type: string; params?: unknown }[]) =>
      of.map(({ type, params }) => ({ type, params }));
    expect(told(step.actions)).toEqual(told(actions));
    expect(runMachine.getPersistedSnapshot(step.snapshot)).toEqual(runMachine.getPersistedSnapshot(snapshot));
    [theirs, ours] = [snapshot, step.snapshot];
  }
  expect(ours.value).toBe('cancelled');
});
