import { describe, expect, test } from '@jest/globals';
import { createMachine, transition, type AnyStateMachine } from 'xstate';
import { versionsOf, type Migration } from './run-versions.ts';
import type { StoredSnapshot } from './step.ts';

/** A machine of which there have been three versions: `making` was split, and what is counted got another name. */
const third = createMachine({
  context: { done: 0 },
  initial: 'drawing',
  states: { drawing: { on: { drawn: 'joining' } }, joining: { on: { joined: 'ended' } }, ended: {} },
});

interface First {
  readonly value: 'making' | 'ended';
  readonly context: { readonly count: number };
}

const splitMaking: Migration = (snapshot) => {
  const { value, context } = snapshot as First;
  return { value: value === 'making' ? 'drawing' : value, context };
};

const renameCount: Migration = (snapshot) => {
  const { value, context } = snapshot as First;
  return { value, context: { done: context.count } };
};

const versions = versionsOf([splitMaking, renameCount]);

const stepOf = (machine: AnyStateMachine, stored: StoredSnapshot, type: string) =>
  transition(machine, machine.resolveState(stored as never), { type })[0];

describe('versions of a machine', () => {
  test('are one more than the migrations between them', () => {
    expect([versionsOf([]).current, versions.current]).toEqual([1, 3]);
  });

  test('lead a snapshot of any of them to the form of today, step by step', () => {
    const today = { value: 'drawing', context: { done: 2 } };
    expect(versions.upgrade({ value: 'making', context: { count: 2 } }, 1)).toEqual(today);
    expect(versions.upgrade({ value: 'drawing', context: { count: 2 } }, 2)).toEqual(today);
    expect(versions.upgrade(today, 3)).toBe(today);
  });

  test('let a run of the first go on in the machine of the last', () => {
    const upgraded = versions.upgrade({ value: 'making', context: { count: 2 } }, 1);
    const next = stepOf(third, upgraded, 'drawn');
    expect([next.value, next.context]).toEqual(['joining', { done: 2 }]);
    const raw = { value: 'making', context: { count: 2 } } as unknown as StoredSnapshot;
    expect(() => stepOf(third, raw, 'drawn')).toThrow();
  });

  test('change nothing of what they are given', () => {
    const stored = Object.freeze({ value: 'making', context: Object.freeze({ count: 2 }) });
    versions.upgrade(stored, 1);
    expect(stored).toEqual({ value: 'making', context: { count: 2 } });
  });

  test('refuse what a newer machine wrote', () => {
    expect(() => versions.upgrade({ value: 'soaring', context: {} }, 4)).toThrow(
      expect.objectContaining({ code: 'RUN_TOO_NEW' }),
    );
  });
});
