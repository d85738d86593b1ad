import { describe, expect, test } from '@jest/globals';
import { heardIn, isLogged, strangeness } from './heard.ts';

const logged = {
  ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y' },
  ...{ id: 'e1', name: 'run.succeeded', version: 1, owner: 'orchestrator', position: 7, runId: 'r' },
  ...{ at: '2026-01-01T00:00:00.000Z', data: { runId: 'r' } },
};
const { position: _position, ...told } = {
  ...logged,
  ...{ name: 'feed.grown', owner: 'gateway', data: { last: 3 } },
};

const reason = (payload: unknown): string => {
  const heard = heardIn(payload);
  return 'because' in heard ? heard.because : 'understood';
};

describe('what is heard', () => {
  test('is an envelope, with its place in the log where it has one', () => {
    for (const [payload, isInLog] of [
      [logged, true],
      [told, false],
    ] as const) {
      const heard = heardIn(payload);
      expect(heard).toEqual({ event: payload });
      if ('event' in heard) expect(isLogged(heard.event)).toBe(isInLog);
    }
  });

  test('is left, with the reason, where no contract of this version knows it', () => {
    expect(reason({ ...logged, name: 'run.vanished' })).toBe('no contract knows run.vanished');
    expect(reason({ ...logged, version: 2 })).toBe('version 2 of run.succeeded is not version 1');
    expect(reason({ ...logged, position: -1 })).toContain(
      'run.succeeded has not the form of its contract (position',
    );
    expect(reason({ ...logged, data: { runId: '' } })).toContain('(runId');
    expect(reason({ ...told, colour: 'red' })).toContain('feed.grown has not the form');
    for (const nothing of [null, undefined, 'run.succeeded', 7, []])
      expect(reason(nothing)).not.toBe('understood');
  });
});

test('what stands in a log is strange by its name or its version alone', () => {
  expect(strangeness(logged)).toBeNull();
  expect(strangeness({ ...logged, version: 3 })).toContain('version 3');
  expect(strangeness({ name: 'run.vanished', version: 1 })).toContain('run.vanished');
});
