import { describe, expect, test } from '@jest/globals';
import type { Scope } from '../../contracts/shared.ts';
import type { RoleArtifact } from '../../contracts/artifact.ts';
import type { Provider } from '../../contracts/route.ts';
import type { CrewJob } from './crew.ts';
import { madeOnce, type KeepingPorts, type SpotWork } from './spot-work.ts';

const scope: Scope = { tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y' };

const engine: Provider = {
  ...{ id: 'espeak', url: 'embedded:espeak', kinds: ['voice'], rung: 'synthetic', model: 'm' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

const saying = (text: string): SpotWork<'voice'> & { readonly role: 'speech' } => ({
  ...{ kind: 'voice', engine, role: 'speech' },
  inputs: {
    ...{ text, language: 'en', emotion: 'neutral', intensity: 0, manner: 'normal', pronunciations: {} },
    voice: {
      ...{ id: 'v', language: 'en', gender: 'male', age: 'adult', slot: 0 },
      ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
    },
  },
});

const speech: RoleArtifact = { role: 'speech', sha256: 'a'.repeat(64), bytes: 9, mediaType: 'audio/wav' };

interface Bench extends KeepingPorts {
  readonly done: CrewJob[];
  readonly left: number[];
  /** Whatever the store still has. */
  readonly store: Set<string>;
}

/** A crew of one seat that speaks at once, a store, and a cache that forgets nothing. */
function bench(signal = new AbortController().signal, isBusy = false): Bench {
  const [done, left, store] = [[] as CrewJob[], [] as number[], new Set([speech.sha256])];
  const cached = new Map<string, string>();
  const busy = new Promise<never>((_, refuse) =>
    signal.addEventListener('abort', () => refuse(new Error('Nobody waits any longer.'))),
  );
  const seat = {
    isNovice: false,
    run: async (job: CrewJob) => {
      done.push(job);
      return { artifacts: [speech], facts: {}, cpuMs: 1 };
    },
    leave: () => void left.push(done.length),
  };
  return {
    ...{ done, left, store, signal },
    crew: { seat: () => (isBusy ? busy : Promise.resolve(seat)) },
    cache: {
      get: async (key) => cached.get(key) ?? null,
      set: async (key, value) => void cached.set(key, value),
    },
    objects: { stat: async (sha256) => (store.has(sha256) ? 9 : null) },
  };
}

describe('work that somebody waits for', () => {
  test('is done once for the same, and gives its seat back', async () => {
    const ports = bench();
    const made = [await madeOnce(ports, scope, saying('Ho!')), await madeOnce(ports, scope, saying('Ho!'))];
    expect(made).toEqual([speech, speech]);
    expect([ports.done.length, ports.left]).toEqual([1, [1]]);
    expect(ports.done[0]?.task).toMatchObject({ kind: 'voice', inputs: { text: 'Ho!' }, tenantId: 't' });
  });

  test('is done for other words, and for another tenant', async () => {
    const ports = bench();
    await madeOnce(ports, scope, saying('Ho!'));
    await madeOnce(ports, scope, saying('Hey!'));
    await madeOnce(ports, { ...scope, tenantId: 'u' }, saying('Ho!'));
    expect(ports.done).toHaveLength(3);
  });

  test('is done again where the store has it no longer', async () => {
    const ports = bench();
    await madeOnce(ports, scope, saying('Ho!'));
    ports.store.clear();
    await madeOnce(ports, scope, saying('Ho!'));
    expect(ports.done).toHaveLength(2);
  });

  test('is refused where no seat is free in time', async () => {
    const abort = new AbortController();
    const made = madeOnce(bench(abort.signal, true), scope, saying('Ho!'));
    abort.abort(new Error('enough'));
    await expect(made).rejects.toMatchObject({ code: 'MODULE_UNAVAILABLE' });
  });
});
