/**
 * What the runtime does beside its peers: `npm run bench:runtime [-- --rounds N] [--only runs,jobs,calls,deaths,restore,film]`.
 * Ours and theirs have their turns on the same servers in the same rounds; numbers are medians, and the limits are ratios.
 */
import process from 'node:process';
import { callRows } from './runtime/rows/calls.ts';
import { deathRows } from './runtime/rows/deaths.ts';
import { filmRows } from './runtime/rows/film.ts';
import { jobRows } from './runtime/rows/jobs.ts';
import { restoreRows } from './runtime/rows/restore.ts';
import { runRows } from './runtime/rows/runs.ts';
import { Scene } from './runtime/scene.ts';
import { runParts, type Parts } from './run-parts.ts';

const parts: Parts<Scene> = {
  runs: runRows,
  jobs: jobRows,
  calls: callRows,
  deaths: deathRows,
  restore: restoreRows,
  film: filmRows,
};

await runParts({ parts, scene: (rounds) => new Scene(rounds), open: (scene) => scene.open() });
process.exit();
