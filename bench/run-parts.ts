/** The frame of a bench of several parts: which are wanted, one after the other, and a table that says what is missed. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isMissed, tableOf, type Row } from './runtime/table.ts';

/** What the parts are measured on; closed however it ends. */
interface Closing {
  close(): Promise<void>;
}

export type Parts<S extends Closing> = Readonly<Record<string, (scene: S) => Promise<readonly Row[]>>>;

interface Bench<S extends Closing> {
  readonly parts: Parts<S>;
  /** `rounds`: how often each number is measured. */
  readonly scene: (rounds: number) => S;
  readonly open?: (scene: S) => Promise<void>;
}

function wanted(given: string, parts: object): readonly string[] {
  const [names, known] = [given.split(',').filter((name) => name !== ''), Object.keys(parts)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no part “${unknown}”; there are ${known.join(', ')}.`);
  return names.length === 0 ? known : names;
}

const isStopped = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const)
      process.on(name, () => reject(new Error('It was stopped.')));
  });

/** `--rounds N --only part,part`. Ends with 1 where a limit is missed or something went wrong. */
export async function runParts<S extends Closing>({ parts, scene: sceneOf, open }: Bench<S>): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
  });
  const scene = sceneOf(Number(values.rounds));
  const measure = async (): Promise<readonly Row[]> => {
    const names = wanted(values.only, parts);
    await open?.(scene);
    const rows: Row[] = [];
    for (const name of names) rows.push(...((await parts[name]?.(scene)) ?? []));
    return rows;
  };
  try {
    const rows = await Promise.race([measure(), isStopped()]);
    process.stdout.write(`${tableOf(rows)}\n`);
    process.exitCode = rows.some(isMissed) ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await scene.close();
  }
}
