/** What each version of the run machine has written: kept for ever, so that a run of any of them can go on. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { runVersions } from '../../machines/run-versions.ts';
import { runMachine, type RunCommand } from '../../machines/run.machine.ts';
import { pendingCommands, type StoredSnapshot } from '../../machines/step.ts';
import { scenes, snapshotOf } from '../../machines/samples/run-scenes.ts';

/** A run as it was stored, and what is to be done when it is taken up. */
interface StoredScene {
  readonly snapshot: unknown;
  readonly pending: readonly RunCommand[];
}

export interface GoldenVersion {
  readonly version: number;
  /** Sums up states, transitions, guards and actions by their names. */
  readonly shape: string;
  readonly scenes: Readonly<Record<string, StoredScene>>;
}

const folder = fileURLToPath(new URL('run-snapshots/', import.meta.url));

export const fileOf = (version: number): string => `${folder}v${version}.json`;

export const goldenVersions = (): GoldenVersion[] =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as GoldenVersion);

const storedScene = (snapshot: StoredSnapshot): StoredScene => ({
  snapshot,
  pending: pendingCommands(snapshot),
});

/** What the machine of this code writes. */
export function writtenNow(): GoldenVersion {
  // Guards and actions are named in it; of those that are functions, and of all that they do, the scenes tell.
  const definition = JSON.parse(JSON.stringify(runMachine.definition)) as unknown;
  const written = Object.entries(scenes).map(([name, scene]): [string, StoredScene] => [
    name,
    storedScene(snapshotOf(scene)),
  ]);
  return JSON.parse(
    JSON.stringify({
      version: runVersions.current,
      shape: fingerprint(definition),
      scenes: Object.fromEntries(written),
    }),
  ) as GoldenVersion;
}
