/** `ainern2d studio`: the whole product in one process, spoken to over HTTP by whoever works at this machine. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Failure } from '../../contracts/error.ts';
import type { Command } from '../main.ts';
import { apiSettings, operatorKey, tenantTerms, type ApiSettings, type TenantTerms } from '../../settings.ts';
import { layGround, type Ground } from '../system/embedded-system.ts';
import { LOCAL } from '../system/film-system.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { localKey } from '../system/local-key.ts';
import { prepareFolder, privateFolder } from '../system/output-folder.ts';
import { noMore, parseFlags } from '../system/parse-flags.ts';
import { readWeb } from '../system/web.ts';
import type { MachineKeys } from '../../services/http/machine-keys.ts';
import { version } from '../version.ts';

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

/** What the environment says, which is read before anything is opened. */
interface Place {
  readonly api: ApiSettings;
  readonly port: number;
  readonly keys: MachineKeys;
  readonly tenants: TenantTerms;
}

async function open(ground: Ground, { api: terms, port, keys, tenants }: Place): Promise<Opened> {
  const [{ startModules }, { apiService }, { listen }] = await Promise.all([
    import('../system/embedded-modules.ts'),
    import('../../services/http/api.service.ts'),
    import('../../services/http/listen.ts'),
  ]);
  let complain: (error: unknown) => void = () => undefined;
  const onError = (error: unknown): void => complain(error);
  const api = apiService({ ...terms, keys, localTenant: LOCAL, version, web: readWeb(), onError });
  const system = await startModules(ground, `studio-${randomUUID()}`, {
    ...{ beside: [api], ...tenants },
  });
  complain = (error) => system.broker.logger.error(error);
  const heard = await listen(system.broker, { host: terms.host, port }).catch(async (error: unknown) => {
    await system.close();
    throw error;
  });
  return { port: heard.port, close: () => heard.close().then(() => system.close()) };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Where a browser of this machine finds it, whatever else may. */
const urlOf = ({ host, names }: ApiSettings, port: number): string =>
  names.isOpen && /^(0\.0\.0\.0|::)$/.test(host)
    ? `http://127.0.0.1:${port}`
    : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

interface OpenStudio {
  readonly api: ApiSettings;
  readonly port: number;
  readonly key: string;
  readonly folder: string;
}

function sayOpen(json: boolean, { api, port, key, folder }: OpenStudio): void {
  const [url, keyFile] = [urlOf(api, port), join(privateFolder(folder), 'key')];
  if (json) return say(JSON.stringify({ event: 'listening', url, keyFile }));
  say(`The studio is open at ${url}/?key=${key}`);
  say(
    `Programs send the key as “Authorization: Bearer …”; it lies in ${keyFile}. Whoever has it may do everything, at this machine.`,
  );
  if (api.names.isOpen)
    say(
      `Others reach it at ${api.names.publicUrl?.origin ?? `port ${port} of ${api.host}`}, with an account.`,
    );
  say('Ctrl-C closes it; what is under way goes on when it is opened again.');
}

/** Runs until it is told to stop. */
export const studio: Command = async ({ args, signal }) => {
  const flags = { folder: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseFlags(args, flags);
  noMore(positionals);
  const [folder, port] = [resolve(values.folder ?? 'studio'), portOf(values.port)];
  const [api, operator, tenants] = [apiSettings(), operatorKey(), tenantTerms()];
  await prepareFolder(folder);
  const own = privateFolder(folder);
  const lock = await lockFolder(own);
  try {
    const key = await localKey(own);
    const opened = await open(layGround(own), { api, port, tenants, keys: { local: key, operator } });
    sayOpen(values.json === true, { api, port: opened.port, key, folder });
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
