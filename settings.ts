/**
 * What a node is told, and the only file that reads the environment. All of the product’s own variables are AINERN_*,
 * because the Moleculer runner overwrites any option that has the name of a variable.
 */
import { availableParallelism } from 'node:os';
import { STALL_MS, type ProcessCrew } from './adapters/process/crew.ts';
import { Failure } from './contracts/error.ts';
import type { EmbeddedServer } from './db/embedded/start.ts';
import type { Names } from './services/http/origins.ts';
import type { HealthAddress } from './services/wiring/health.ts';

export interface Settings {
  /** `pglite:DIR`, `pglite:memory` or `postgres://…`. */
  readonly database: string;
  /** `folder:DIR`. */
  readonly objects: string;
  /** `memory` or `nats://…`; memory unless it is said. */
  readonly bus?: string;
  /** `memory` or `redis://…`; memory unless it is said. */
  readonly cache?: string;
  /** How many stories, and how many films, a tenant may ask for in a minute. */
  readonly submissionsAMinute?: number;
  /** How much a tenant may bring, GB. */
  readonly storageGb?: number;
  /** Who may make an account: anybody, or whoever is invited; the invited unless it is said. */
  readonly registration?: 'open' | 'invited';
  /** Where webhooks may lead: to the open internet by https, or into one’s own network as well. */
  readonly webhooks?: 'open' | 'private';
  /** File of the authorities that servers are certified by, beside those that Node knows. */
  readonly authorities?: string | undefined;
  readonly labels: readonly string[];
  /** Installations that share a bus are told apart by this. */
  readonly namespace: string;
  /** `nats://…` where nodes find each other; null for a node that is alone. */
  readonly transporter: string | null;
  /** Whether no other node can hold runs. */
  readonly seizesRuns: boolean;
  /** Where `/live` and `/ready` are answered; null opens no port. */
  readonly health: HealthAddress | null;
  /** How long work under way may take to come to its end when the node is told to go, ms. */
  readonly drainMs: number;
  /** Folder of the log file; null logs to the console. */
  readonly logFolder: string | null;
  readonly seats: number;
  /** Work that says nothing for so long, ms, is taken to hang. */
  readonly stallMs?: number;
  /** Memory that a process of the crew may hold, MB; an equal part of the machine’s unless it is said. */
  readonly makerMemoryMb?: number;
  /** `auto`, `none` or `fake:vram=16384,count=1`; none unless it is said. */
  readonly gpus?: string;
  /** URLs of providers beside those that come with the product, with spaces between them. */
  readonly providers?: string;
  /** The server of `database`, where it is already starting. */
  readonly server?: Promise<EmbeddedServer>;
  /** The crew, where it is already at work. */
  readonly crew?: ProcessCrew;
}

/** What belongs to the product on a server that others use too. */
export const NAMESPACE = 'ainern2d';

/** A person asks for a few; a program that asks for more has gone wild, or is told so by its operator. */
export const SUBMISSIONS_A_MINUTE = 120;

/** What a tenant may bring, GB: a disk is full sooner than anybody looks. */
export const STORAGE_GB = 100;

/** A variable, or what stands for it when it is not set. */
const variable = (name: string, otherwise: string): string => process.env[name] ?? otherwise;

const wrong = (name: string, rule: string): Failure =>
  new Failure('CONFIGURATION_INVALID', `${name} is “${variable(name, '')}”; it must be ${rule}.`);

/** A whole number from `least` to `most`. */
function countIn(name: string, otherwise: number, [least, most]: readonly [number, number]): number {
  const text = variable(name, String(otherwise));
  const count = Number(text);
  if (/^\d{1,9}$/.test(text) && count >= least && count <= most) return count;
  throw wrong(name, `a whole number from ${least} to ${most}`);
}

/** How the HTTP API is reached. */
export interface ApiSettings {
  /** Where it listens; beyond this machine, accounts are demanded of everybody who has not the key of this machine. */
  readonly host: string;
  readonly names: Names;
  readonly requestsAMinute: number;
  readonly proxies: number;
}

/** An address of a page or a server, without anything behind its name. */
function originIn(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
  if (isOrigin && url.username === '') return url;
  throw wrong(name, 'an address such as https://studio.example.org, with no path');
}

/** A few hundred people at work, or one program gone wild. */
const REQUESTS_A_MINUTE = 3_000;

export function apiSettings(): ApiSettings {
  const host = variable('AINERN_LISTEN', '127.0.0.1');
  const publicUrl = process.env['AINERN_PUBLIC_URL'];
  const origins = variable('AINERN_ORIGINS', '')
    .split(',')
    .filter((text) => text !== '');
  return {
    host,
    names: {
      isOpen: !/^(127\.|localhost$|::1$)/.test(host),
      publicUrl: publicUrl === undefined ? null : originIn('AINERN_PUBLIC_URL', publicUrl),
      origins: origins.map((text) => originIn('AINERN_ORIGINS', text.trim()).origin),
    },
    requestsAMinute: countIn('AINERN_REQUESTS', REQUESTS_A_MINUTE, [1, 100_000_000]),
    proxies: countIn('AINERN_PROXIES', 0, [0, 10]),
  };
}

/** The API of a node of an installation. */
export interface NodeApi extends ApiSettings {
  /** 0 takes any free port, which the log tells. */
  readonly port: number;
  /** The operator’s; null where nobody is one. */
  readonly key: string | null;
}

/** Null where nobody is the operator from elsewhere. What is wrong with it is said without saying it. */
export function operatorKey(): string | null {
  const key = process.env['AINERN_OPERATOR_KEY'];
  if (key === undefined || /^[\w-]{32,200}$/.test(key)) return key ?? null;
  throw new Failure(
    'CONFIGURATION_INVALID',
    'AINERN_OPERATOR_KEY must be 32 to 200 letters, digits, dashes and underscores that nobody can guess.',
  );
}

/** Null where a node opens no API. */
export function nodeApi(): NodeApi | null {
  if (process.env['AINERN_API_PORT'] === undefined) return null;
  return { ...apiSettings(), port: countIn('AINERN_API_PORT', 0, [0, 65_535]), key: operatorKey() };
}

/** Names of streams and subjects on the bus begin with it. */
function namespace(): string {
  const name = variable('AINERN_NAMESPACE', NAMESPACE);
  if (/^[A-Za-z0-9_-]{1,64}$/.test(name)) return name;
  throw wrong('AINERN_NAMESPACE', 'up to 64 letters, digits, dashes and underscores');
}

function health(): HealthAddress | null {
  if (process.env['AINERN_HEALTH_PORT'] === undefined) return null;
  return {
    host: variable('AINERN_LISTEN', '127.0.0.1'),
    port: countIn('AINERN_HEALTH_PORT', 0, [0, 65_535]),
  };
}

/** Where webhooks may lead. */
function webhooks(): 'open' | 'private' {
  const word = variable('AINERN_WEBHOOKS', 'open');
  if (word === 'open' || word === 'private') return word;
  throw wrong('AINERN_WEBHOOKS', '`open` or `private`');
}

/** Who may make an account. */
function registration(): 'open' | 'invited' {
  const word = variable('AINERN_REGISTRATION', 'invited');
  if (word === 'open' || word === 'invited') return word;
  throw wrong('AINERN_REGISTRATION', '`open` or `invited`');
}

/** What holds for tenants, wherever the gateway is. */
export type TenantTerms = Required<
  Pick<Settings, 'submissionsAMinute' | 'registration' | 'storageGb' | 'webhooks'>
>;

export const tenantTerms = (): TenantTerms => ({
  submissionsAMinute: countIn('AINERN_SUBMISSIONS', SUBMISSIONS_A_MINUTE, [1, 1_000_000]),
  storageGb: countIn('AINERN_STORAGE_GB', STORAGE_GB, [1, 1_000_000]),
  ...{ registration: registration(), webhooks: webhooks() },
});

const isEmbedded = (url: string): boolean => url.startsWith('pglite:') || url.startsWith('folder:');

interface Stores {
  readonly transporter: string | null;
  readonly database: string;
  readonly objects: string;
}

function stores(): Stores {
  const transporter = process.env['AINERN_TRANSPORTER'] ?? null;
  const database = variable('AINERN_DATABASE', 'pglite:.ainern2d/database');
  const objects = variable('AINERN_OBJECTS', 'folder:.ainern2d/objects');
  if (transporter !== null && (isEmbedded(database) || isEmbedded(objects)))
    throw new Failure(
      'CONFIGURATION_INVALID',
      'With AINERN_TRANSPORTER, AINERN_DATABASE and AINERN_OBJECTS must name servers.',
    );
  return { transporter, database, objects };
}

const DAY_S = 86_400;

/** How long a node that starts waits for its servers, ms. */
export const startWithinMs = (): number => 1_000 * countIn('AINERN_START_SECONDS', 30, [0, DAY_S]);

/** A process that has loaded what it works with needs more than the least of this, MB. */
const MAKER_MEMORY_MB = [256, 16_777_216] as const;

/** When the crew ends work. */
function patience(): Pick<Settings, 'stallMs' | 'makerMemoryMb'> {
  const stallMs = 1_000 * countIn('AINERN_STALL_SECONDS', STALL_MS / 1_000, [1, DAY_S]);
  if (process.env['AINERN_MAKER_MEMORY_MB'] === undefined) return { stallMs };
  return { stallMs, makerMemoryMb: countIn('AINERN_MAKER_MEMORY_MB', 0, MAKER_MEMORY_MB) };
}

/** The folder that npm was called in, where it was npm that started this process; null otherwise. */
export function npmCalledIn(): string | null {
  const isNpm = process.env['npm_lifecycle_event'] !== undefined;
  return isNpm ? (process.env['INIT_CWD'] ?? null) : null;
}

/** What this process is told by AINERN_*. Throws CONFIGURATION_INVALID where nodes of an installation would not share a store. */
export function settingsFromEnvironment(): Settings {
  const { transporter, ...urls } = stores();
  return {
    ...urls,
    transporter,
    bus: transporter ?? 'memory',
    cache: variable('AINERN_CACHE', 'memory'),
    ...tenantTerms(),
    labels: variable('AINERN_LABELS', '')
      .split(',')
      .filter((label) => label !== ''),
    authorities: process.env['NODE_EXTRA_CA_CERTS'],
    namespace: namespace(),
    seizesRuns: transporter === null,
    logFolder: null,
    health: health(),
    drainMs: 1_000 * countIn('AINERN_DRAIN_SECONDS', 25, [0, DAY_S]),
    gpus: variable('AINERN_GPUS', 'auto'),
    providers: variable('AINERN_PROVIDERS', ''),
    ...patience(),
    seats: countIn('AINERN_SEATS', availableParallelism(), [0, 1_024]),
  };
}
