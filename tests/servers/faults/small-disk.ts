/** A disk with little room, which can be filled up: a file system in memory, for the temporary files of a node. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot, order } from '../system.ts';
import { here, type Site } from './machines.ts';

export interface SmallDisk {
  /** This machine, with the temporary files of its nodes on the disk. */
  readonly site: Site;
  /** Leaves no byte free. */
  fill(): void;
  free(): void;
  /** Takes the disk away again. */
  remove(): void;
}

const MEGABYTES = 256;

/** Why there can be no such disk here, or null. */
export function noSmallDisk(): string | null {
  if (!isRoot()) return 'only root may mount a disk';
  try {
    openSmallDisk().remove();
    return null;
  } catch (error) {
    return `no disk can be mounted here (${error instanceof Error ? error.message : String(error)})`;
  }
}

function fillUp(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 1 << 20; size > 0; size >>= 1) while (isWritten(file, size));
  } finally {
    closeSync(file);
  }
}

function isWritten(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}

export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  order('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'ainern-disk', folder]);
  const filler = join(folder, 'filler');
  return {
    site: { ...here, at: (environment) => ({ ...here.at(environment), TMPDIR: folder }) },
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    remove() {
      order('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
