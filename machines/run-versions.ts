/**
 * Versions of the run machine. A stored snapshot says which one wrote it, and is led to the form of today by migrations,
 * each from one version to the next. Pure, like the machine.
 */
import { Failure } from '../contracts/error.ts';
import type { StoredSnapshot } from './step.ts';

/** Rewrites a snapshot of one version as the next would have written it. */
export type Migration = (snapshot: unknown) => unknown;

export interface MachineVersions {
  /** What this code writes, and the newest it understands. */
  readonly current: number;
  /** Throws RUN_TOO_NEW when a newer machine wrote the snapshot. */
  upgrade(snapshot: unknown, from: number): StoredSnapshot;
}

/** The first migration leads from version 1 to version 2, so there is one version more than there are migrations. */
export function versionsOf(migrations: readonly Migration[]): MachineVersions {
  const current = migrations.length + 1;
  return {
    current,
    upgrade(snapshot, from) {
      if (from > current)
        throw new Failure(
          'RUN_TOO_NEW',
          `Version ${from} of the machine wrote this run; this node knows versions up to ${current}.`,
        );
      return migrations.slice(from - 1).reduce((at, migrate) => migrate(at), snapshot) as StoredSnapshot;
    },
  };
}

/**
 * One for each change after which a snapshot of the machine before could not go on, or would go on otherwise. Their number
 * is the version, so that none can be raised without saying how.
 */
const migrations: readonly Migration[] = [];

export const runVersions = versionsOf(migrations);
