/** What is written down about servers that run, so that another command finds and stops them. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { serverNames } from './server.ts';

const RunningServer = z.object({
  name: z.enum(serverNames),
  place: z.object({ folder: z.string(), ports: z.array(z.number()), secret: z.string() }),
  processes: z.array(z.object({ pid: z.number(), startedAt: z.string() })),
});
export type RunningServer = z.infer<typeof RunningServer>;

const ServersRecord = z.object({
  folder: z.string(),
  /** Whether the folder was made for these servers, and goes with them. */
  isOurs: z.boolean(),
  servers: z.array(RunningServer),
});
export type ServersRecord = z.infer<typeof ServersRecord>;

const fileIn = (folder: string): string => join(folder, 'servers.json');

/** Of a checkout: says where its servers run. */
const pointer = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'ainern2d', 'servers');

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export function readRecord(folder: string): ServersRecord | null {
  const text = read(fileIn(folder));
  return text === null ? null : ServersRecord.parse(JSON.parse(text));
}

/** It holds secrets, so nobody else may read it. */
export function writeRecord(record: ServersRecord): void {
  const file = fileIn(record.folder);
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Servers that were given a folder of somebody's keep their data in it; their own folder goes with them. */
export function closeRecord(record: ServersRecord): void {
  if (record.isOurs) rmSync(record.folder, { recursive: true, force: true });
  else writeRecord({ ...record, servers: record.servers.map((server) => ({ ...server, processes: [] })) });
}

/** Folders of the servers that `up` has started and `down` has not stopped yet, the latest last. */
export const knownFolders = (): readonly string[] =>
  (read(pointer) ?? '').split('\n').filter((folder) => folder !== '');

function know(folders: readonly string[]): void {
  mkdirSync(dirname(pointer), { recursive: true });
  writeFileSync(pointer, folders.map((folder) => `${folder}\n`).join(''));
}

const others = (folder: string): readonly string[] => knownFolders().filter((each) => each !== folder);

export const rememberFolder = (folder: string): void => know([...others(folder), folder]);
export const forgetFolder = (folder: string): void => know(others(folder));
