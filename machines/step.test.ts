import { describe, expect, test } from '@jest/globals';
import { createActor } from 'xstate';
import { runMachine, type RunEvent } from './run.machine.ts';
import { firstStep, pendingCommands, stateOf, stepRun, type Step, type StoredSnapshot } from './step.ts';

/** Steps through events, storing and restoring the snapshot as JSON between any two. */
const play = (events: readonly RunEvent[], from: Step = firstStep()): Step =>
  events.reduce(
    (step, event) => stepRun(JSON.parse(JSON.stringify(step.snapshot)) as StoredSnapshot, event),
    from,
  );

const done = (key: string): RunEvent => ({ type: 'jobSucceeded', key, reused: false });

const toVoicing: RunEvent[] = [
  { type: 'start' },
  { type: 'jobsOpened', phase: 'reading', count: 1 },
  done('reading'),
  { type: 'answered', phase: 'settling' },
  { type: 'answered', phase: 'matching' },
  { type: 'answered', phase: 'drafting' },
  { type: 'jobsOpened', phase: 'voicing', count: 2 },
];

const toEnd: RunEvent[] = [
  done('voice:l1'),
  done('voice:l2'),
  { type: 'answered', phase: 'fitting' },
  { type: 'answered', phase: 'routing' },
  { type: 'jobsOpened', phase: 'making', count: 1 },
  done('film'),
  { type: 'answered', phase: 'publishing' },
];

describe('a run', () => {
  test('goes through its phases and succeeds', () => {
    const end = play([...toVoicing, ...toEnd]);
    expect(stateOf(end.snapshot)).toBe('succeeded');
    expect(end.snapshot.context).toMatchObject({ open: 0, done: 4, total: 4 });
  });

  test('asks for the next phase when the last job of one is done', () => {
    const before = play([...toVoicing, done('voice:l1')]);
    expect(before.commands).toEqual([]);
    const after = play([done('voice:l2')], before);
    expect(after.commands).toEqual([{ type: 'perform', params: { phase: 'fitting' } }]);
  });

  test('gives the command of its phase again after a restart', () => {
    const { snapshot } = play(toVoicing.slice(0, 4));
    expect(pendingCommands(snapshot)).toEqual([{ type: 'perform', params: { phase: 'matching' } }]);
  });

  test('counts results while it is paused and goes on where it stood', () => {
    const paused = play([...toVoicing, { type: 'pause' }, done('voice:l1'), done('voice:l2')]);
    expect(stateOf(paused.snapshot)).toBe('paused');
    const resumed = play([{ type: 'resume' }, { type: 'jobsOpened', phase: 'voicing', count: 0 }], paused);
    expect(resumed.commands).toEqual([{ type: 'perform', params: { phase: 'fitting' } }]);
  });

  test('fails with the reason of the job, and forgets it when it is resumed', () => {
    const failed = play([
      ...toVoicing,
      { type: 'jobFailed', key: 'voice:l1', code: 'JOB_FAILED', message: 'no voice' },
    ]);
    expect(stateOf(failed.snapshot)).toBe('failed');
    expect(failed.snapshot.context.failure).toEqual({ code: 'JOB_FAILED', message: 'no voice' });
    const resumed = play([{ type: 'resume' }], failed);
    expect(stateOf(resumed.snapshot)).toBe('running');
    expect(resumed.snapshot.context.failure).toBeNull();
    expect(resumed.commands.map(({ type }) => type)).toEqual(['reopenFailedJobs', 'perform']);
  });

  test('withdraws its jobs before it is cancelled', () => {
    const cancelling = play([...toVoicing, { type: 'cancel' }]);
    expect(cancelling.commands).toEqual([{ type: 'withdrawJobs' }]);
    expect(stateOf(play([{ type: 'withdrawn' }], cancelling).snapshot)).toBe('cancelled');
  });

  test('ignores the answer of a phase it is not in', () => {
    const step = play([...toVoicing.slice(0, 3), { type: 'answered', phase: 'drafting' }]);
    expect(step.snapshot.value).toEqual({ running: { settling: 'asking' } });
    expect(step.commands).toEqual([]);
  });

  test('waits at its gates until it is told to go on, and then goes on behind them', () => {
    const waiting = play(toVoicing.slice(0, 4), firstStep(['settling']));
    expect(stateOf(waiting.snapshot)).toBe('awaiting_review');
    expect(waiting.commands).toEqual([]);
    const resumed = play([{ type: 'resume' }], waiting);
    expect(resumed.commands).toContainEqual({ type: 'perform', params: { phase: 'matching' } });
  });
});

test('a step begins no run that fails, for xstate begins one without an input for every step', () => {
  expect(createActor(runMachine).getSnapshot().status).toBe('active');
});
