import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../contracts/error.ts';
import type { Run } from '../../contracts/run.ts';
import { scope } from './rehearsal.ts';
import { tellRun, type RunTellers } from './tell-run.ts';

const run = { id: 'run-1', state: 'paused' } as Run;
const pause = { runId: 'run-1', type: 'pause' } as const;

/** Nodes by name, each of which answers so; `holders` says who holds the run whenever one looks. */
function tellers(
  holders: (string | null)[],
  answers: Readonly<Record<string, () => Run>>,
): RunTellers & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer = async (node: string): Promise<Run> => {
    asked.push(node);
    return answers[node]?.() ?? Promise.reject(new Failure('MODULE_UNAVAILABLE'));
  };
  let nowMs = 0;
  return {
    asked,
    nodeId: 'here',
    clock: { now: () => nowMs, pause: async (ms) => void (nowMs += ms) },
    askNode: (node) => async () => ({ run: await answer(node) }) as never,
    host: { tell: () => answer('here') },
    journal: { holder: async () => (holders.length > 1 ? holders.shift()! : holders[0]!) },
  };
}

describe('a word to a run', () => {
  test('is said here where the run is held here, or by nobody', async () => {
    for (const holder of ['here', null]) {
      const nodes = tellers([holder], { here: () => run });
      expect(await tellRun(nodes, scope, pause)).toBe(run);
      expect(nodes.asked).toEqual(['here']);
    }
  });

  test('goes to the node that holds the run', async () => {
    const nodes = tellers(['there'], { there: () => run });
    expect(await tellRun(nodes, scope, pause)).toBe(run);
    expect(nodes.asked).toEqual(['there']);
  });

  test('waits for the claim of a node that has died to end, and is said by whoever takes the run', async () => {
    const nodes = tellers(['dead', 'dead', 'dead', null], { here: () => run });
    expect(await tellRun(nodes, scope, pause)).toBe(run);
    expect(nodes.asked).toEqual(['dead', 'dead', 'dead', 'here']);
  });

  test('that may not be said is refused at once, and one that nobody takes before long', async () => {
    const refuse = (): never => {
      throw new Failure('RUN_UNKNOWN');
    };
    const known = tellers(['there'], { there: refuse });
    await expect(tellRun(known, scope, pause)).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
    expect(known.asked).toEqual(['there']);
    const silent = tellers(['dead'], {});
    await expect(tellRun(silent, scope, pause)).rejects.toMatchObject({ code: 'RUN_FENCED' });
  });
});
