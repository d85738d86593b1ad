/** Whether the servers that AINERN_* name are there: asked before a node starts, so that what is wrong is said in a sentence. */
import { greetBus } from '../../adapters/bus/greet.ts';
import { greetCache } from '../../adapters/cache/greet.ts';
import { systemClock } from '../../adapters/clock/system.ts';
import { greetObjects } from '../../adapters/objects/greet.ts';
import { Failure, isOutage, messageOf } from '../../contracts/error.ts';
import { greetDatabase } from '../../db/server/greet.ts';
import type { Settings } from '../../settings.ts';

/** One question to a server is answered within so long, ms, or not at all. */
const ANSWER_MS = 5_000;
const ASK_AGAIN_MS = 500;

interface Greeting {
  readonly name: 'bus' | 'database' | 'objects' | 'cache';
  /** Resolves to what is remarkable, or null. */
  readonly ask: () => Promise<string | null>;
}

const silently = (ask: () => Promise<void>) => async (): Promise<null> => (await ask(), null);

const isServer = (url: string): boolean => !/^(pglite|folder):|^memory$/.test(url);

/** What is asked of whom; nothing is asked of what is embedded. */
export function greetings({ transporter, database, objects, cache = 'memory' }: Settings): Greeting[] {
  const all: readonly (Greeting & { readonly url: string })[] = [
    {
      name: 'bus',
      url: transporter ?? 'memory',
      ask: silently(() => greetBus(transporter ?? '', ANSWER_MS)),
    },
    { name: 'database', url: database, ask: silently(() => greetDatabase(database, ANSWER_MS)) },
    { name: 'objects', url: objects, ask: silently(() => greetObjects(objects, ANSWER_MS)) },
    { name: 'cache', url: cache, ask: () => greetCache(cache, ANSWER_MS) },
  ];
  return all.filter(({ url }) => isServer(url));
}

/** Asks until there is an answer, for `withinMs` at most. */
async function patiently({ ask }: Greeting, withinMs: number): Promise<string | null> {
  const until = performance.now() + withinMs;
  for (let times = 1; ; times += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (performance.now() + ASK_AGAIN_MS > until)
        throw new Failure(
          'CONFIGURATION_INVALID',
          `${messageOf(error)} It was tried ${times} times in ${Math.round(withinMs / 1000)} s.`,
        );
    }
    await systemClock.pause(ASK_AGAIN_MS);
  }
}

/** Returns what is remarkable. Rejects with CONFIGURATION_INVALID, and the sentence of the first server that does not serve. */
export async function greetServers(greeted: readonly Greeting[], withinMs: number): Promise<string[]> {
  const answers = await Promise.allSettled(greeted.map((greeting) => patiently(greeting, withinMs)));
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (refused !== undefined) throw refused.reason;
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value ?? []) : []));
}
