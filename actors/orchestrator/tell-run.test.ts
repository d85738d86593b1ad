import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../contracts/error.ts';
import type { Run } from '../../contracts/run.ts';
import { placeOf, type Peer } from './placement.ts';
import { scope } from './rehearsal.ts';
import { tellRun, type RunTellers } from './tell-run.ts';

const run = { id: 'run-1', state: 'paused' } as Run;
const pause = { runId: 'run-1', type: 'pause' } as const;

/** Nodes by name, each of which answers so; `holders` says who holds the run whenever one looks. */
function tellers(
  holders: (string | null)[],
  answers: Readonly<Record<string, () => Run>>,
  { peers = [], machineVersion = 1 }: { peers?: readonly Peer[]; machineVersion?: number } = {},
): RunTellers & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer = async (node: string): Promise<Run> => {
    asked.push(node);
    return answers[node]?.() ?? Promise.reject(new Failure('MODULE_UNAVAILABLE'));
  };
  let nowMs = 0;
  return {
    asked,
    owner: 'here',
    peers: () => [{ nodeId: 'here', machineVersion: 1 }, ...peers],
    clock: { now: () => nowMs, pause: async (ms) => void (nowMs += ms) },
    askNode: (node) => async () => ({ run: await answer(node) }) as never,
    host: { tell: () => answer('here') },
    journal: {
      standing: async () => ({
        holder: holders.length > 1 ? holders.shift()! : holders[0]!,
        machineVersion,
      }),
    },
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

  test('that nobody holds goes to its place, and is said here when that does not answer', async () => {
    const there = [{ nodeId: 'there', machineVersion: 1 }];
    const runId = ['run-1', 'run-2', 'run-3', 'run-4'].find(
      (id) => placeOf(id, [{ nodeId: 'here', machineVersion: 1 }, ...there]) === 'there',
    )!;
    const answers = { here: () => run, there: () => run };
    const nodes = tellers([null], answers, { peers: there });
    await tellRun(nodes, scope, { ...pause, runId });
    expect(nodes.asked).toEqual(['there']);
    const alone = tellers([null], { here: () => run }, { peers: there });
    await tellRun(alone, scope, { ...pause, runId });
    expect(alone.asked).toEqual(['there', 'here']);
  });

  test('to a run of a newer version goes to a node that understands it, and is refused where there is none', async () => {
    const young = { peers: [{ nodeId: 'young', machineVersion: 2 }], machineVersion: 2 };
    const nodes = tellers([null], { young: () => run }, young);
    await tellRun(nodes, scope, pause);
    expect(nodes.asked).toEqual(['young']);
    const old = tellers([null], { here: () => run }, { machineVersion: 2 });
    await expect(tellRun(old, scope, pause)).rejects.toMatchObject({ code: 'RUN_TOO_NEW' });
    expect(old.asked).toEqual([]);
  });

  test('to a node with its hands full is said again, and refused as such in the end', async () => {
    const full = (): never => {
      throw new Failure('NODE_BUSY');
    };
    const busy = [full, full, () => run];
    const nodes = tellers(['there'], { there: () => busy.shift()!() });
    expect(await tellRun(nodes, scope, pause)).toBe(run);
    const never = tellers(['there'], { there: full });
    await expect(tellRun(never, scope, pause)).rejects.toMatchObject({ code: 'NODE_BUSY' });
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
