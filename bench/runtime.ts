/**
 * What the runtime does beside its peers: `npm run bench:runtime [-- --rounds N] [--only runs,jobs,calls,deaths,restore,film]`.
 * Ours and theirs have their turns on the same servers in the same rounds; numbers are medians, and the limits are ratios.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { callRows } from './runtime/rows/calls.ts';
import { deathRows } from './runtime/rows/deaths.ts';
import { filmRows } from './runtime/rows/film.ts';
import { jobRows } from './runtime/rows/jobs.ts';
import { restoreRows } from './runtime/rows/restore.ts';
import { runRows } from './runtime/rows/runs.ts';
import { Scene } from './runtime/scene.ts';
import { isMissed, tableOf, type Row } from './runtime/table.ts';

const parts: Readonly<Record<string, (scene: Scene) => Promise<readonly Row[]>>> = {
  runs: runRows,
  jobs: jobRows,
  calls: callRows,
  deaths: deathRows,
  restore: restoreRows,
  film: filmRows,
};

const { values: given } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
});

function wanted(): readonly string[] {
  const names = given.only.split(',').filter((name) => name !== '');
  const unknown = names.find((name) => parts[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`There is no part “${unknown}”; there are ${Object.keys(parts).join(', ')}.`);
  return names.length === 0 ? Object.keys(parts) : names;
}

const isStopped = new Promise<never>((_, reject) => {
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => reject(new Error('It was stopped.')));
});

async function measure(scene: Scene): Promise<readonly Row[]> {
  const names = wanted();
  await scene.open();
  const rows: Row[] = [];
  for (const name of names) rows.push(...((await parts[name]?.(scene)) ?? []));
  return rows;
}

const scene = new Scene(Number(given.rounds));
try {
  const rows = await Promise.race([measure(scene), isStopped]);
  process.stdout.write(`${tableOf(rows)}\n`);
  process.exitCode = rows.some(isMissed) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await scene.close();
}
process.exit();
