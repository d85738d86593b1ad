/**
 * What the HTTP API does under load: `npm run bench:gateway [-- --rounds N] [--only answers,streams,files,overload,film]`.
 * Servers run on one core and whoever loads them on another; numbers are medians of the rounds, each limit a ratio against
 * the same machine in the same run or a fixed bound.
 */
import process from 'node:process';
import { stayOnLoadCore } from './gateway/cores.ts';
import { answerRows } from './gateway/rows/answers.ts';
import { fileRows } from './gateway/rows/files.ts';
import { filmRows } from './gateway/rows/film.ts';
import { overloadRows } from './gateway/rows/overload.ts';
import { streamRows } from './gateway/rows/streams.ts';
import { Scene } from './gateway/scene.ts';
import { runParts, type Parts } from './run-parts.ts';

const parts: Parts<Scene> = {
  answers: answerRows,
  streams: streamRows,
  files: fileRows,
  overload: overloadRows,
  film: filmRows,
};

stayOnLoadCore();
await runParts({ parts, scene: (rounds) => new Scene(rounds) });
process.exit();
