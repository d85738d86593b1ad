/**
 * What the HTTP API does under load: `npm run bench:gateway [-- --rounds N] [--only answers,streams,files,overload,film]`.
 * Servers run on one core and whoever loads them on another; numbers are medians of the rounds, each limit a ratio against
 * the same machine in the same run or a fixed bound.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { stayOnLoadCore } from './gateway/cores.ts';
import { answerRows } from './gateway/rows/answers.ts';
import { fileRows } from './gateway/rows/files.ts';
import { filmRows } from './gateway/rows/film.ts';
import { overloadRows } from './gateway/rows/overload.ts';
import { streamRows } from './gateway/rows/streams.ts';
import { Scene } from './gateway/scene.ts';
import { isMissed, tableOf, type Row } from './runtime/table.ts';

const parts: Readonly<Record<string, (scene: Scene) => Promise<readonly Row[]>>> = {
  answers: answerRows,
  streams: streamRows,
  files: fileRows,
  overload: overloadRows,
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
  const rows: Row[] = [];
  for (const name of wanted()) rows.push(...((await parts[name]?.(scene)) ?? []));
  return rows;
}

stayOnLoadCore();
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
