/** `ainern2d studio`: the whole product in one process, spoken to over HTTP by whoever works at this machine. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Failure } from '../../contracts/error.ts';
import type { Command } from '../main.ts';
import { layGround, type Ground } from '../system/embedded-system.ts';
import { localScope } from '../system/film-system.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { localKey } from '../system/local-key.ts';
import { prepareFolder, privateFolder } from '../system/output-folder.ts';
import { noMore, parseFlags } from '../system/parse-flags.ts';
import { version } from '../version.ts';

/** Nobody but this machine can reach it. */
const HOST = '127.0.0.1';
const PORT = 2424;

function portOf(given: string | undefined): number {
  const port = given === undefined ? PORT : Number(given);
  if (/^\d{1,5}$/.test(given ?? String(PORT)) && port <= 65_535) return port;
  throw new Failure('USAGE_WRONG', `--port takes a number from 0 to 65535, not “${given ?? ''}”.`);
}

interface Opened {
  readonly port: number;
  close(): Promise<void>;
}

async function open(ground: Ground, key: string, port: number): Promise<Opened> {
  const [{ startModules }, { apiService }, { listen }] = await Promise.all([
    import('../system/embedded-modules.ts'),
    import('../../services/http/api.service.ts'),
    import('../../services/http/listen.ts'),
  ]);
  let complain: (error: unknown) => void = () => undefined;
  const api = apiService({ key, version, scopeOf: localScope, onError: (error) => complain(error) });
  const system = await startModules(ground, `studio-${randomUUID()}`, [api]);
  complain = (error) => system.broker.logger.error(error);
  const heard = await listen(system.broker, { host: HOST, port }).catch(async (error: unknown) => {
    await system.close();
    throw error;
  });
  return { port: heard.port, close: () => heard.close().then(() => system.close()) };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function sayOpen(json: boolean, { port, key, folder }: { port: number; key: string; folder: string }): void {
  const url = `http://${HOST}:${port}`;
  if (json)
    return say(JSON.stringify({ event: 'listening', url, keyFile: join(privateFolder(folder), 'key') }));
  say(`The studio is open at ${url}/?key=${key}`);
  say(
    `Programs send the key as “Authorization: Bearer …”; it lies in ${join(privateFolder(folder), 'key')}.`,
  );
  say('Ctrl-C closes it; what is under way goes on when it is opened again.');
}

/** Runs until it is told to stop. */
export const studio: Command = async ({ args, signal }) => {
  const flags = { folder: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseFlags(args, flags);
  noMore(positionals);
  const [folder, port] = [resolve(values.folder ?? 'studio'), portOf(values.port)];
  await prepareFolder(folder);
  const own = privateFolder(folder);
  const lock = await lockFolder(own);
  try {
    const key = await localKey(own);
    const opened = await open(layGround(own), key, port);
    sayOpen(values.json === true, { port: opened.port, key, folder });
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done(), { once: true });
    });
    await opened.close();
    return 0;
  } finally {
    lock.release();
  }
};
