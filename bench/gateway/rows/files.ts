/** A file of 1 GB comes in and goes out again, beside the bare disk under the same folder. */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { API_PATH } from '../../../contracts/api/route.ts';
import { pssOf } from '../../processor-time.ts';
import { least, most, ratios, type Row } from '../../runtime/table.ts';
import { newTenant, type Tenant } from '../people.ts';
import { says, UNLIMITED, type Opened, type Scene } from '../scene.ts';

const BYTES = 1_000_000_000;
const CHUNK = 1_000_000;
const LOOK_EVERY_MS = 500;
/** What buffers of both ends and the young heap may come to; the file has twelve times as much. */
const FLAT_MB = 80;

/** It begins like a film; the rest of it nobody looks at. */
function chunkAt(at: number, noise: Buffer): Buffer {
  if (at > 0) return noise;
  const head = Buffer.from(noise);
  head.write('\0\0\0\x18ftypisom', 0, 'latin1');
  return head;
}

const noise = Buffer.from(Array.from({ length: CHUNK }, (_, at) => (at * 2_654_435_761) >>> 24));

interface Sample {
  readonly mbPerS: number;
  readonly extraMb: number;
}

async function mbPerS(deed: () => Promise<void> | void): Promise<number> {
  const began = performance.now();
  await deed();
  return BYTES / 1_000 / (performance.now() - began);
}

/** How fast it goes, and how much more memory than before the server has meanwhile. */
async function sampled({ pid }: Opened, deed: () => Promise<void>): Promise<Sample> {
  const before = pssOf(pid);
  let peak = before;
  const looking = setInterval(() => (peak = Math.max(peak, pssOf(pid))), LOOK_EVERY_MS);
  try {
    return { mbPerS: await mbPerS(deed), extraMb: (peak - before) / 1e6 };
  } finally {
    clearInterval(looking);
  }
}

async function writeRaw(path: string): Promise<void> {
  const file = await open(path, 'w');
  for (let at = 0; at < BYTES; at += CHUNK) await file.write(chunkAt(at, noise));
  await file.datasync();
  await file.close();
}

const dd = (...args: readonly string[]): void => void execFileSync('dd', args, { stdio: 'ignore' });

/** Has the kernel forget what it holds of a file, so that it is read from the disk. */
const forget = (path: string): void => dd(`of=${path}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0');

async function readRaw(path: string): Promise<void> {
  const file = await open(path);
  const buffer = Buffer.allocUnsafe(CHUNK);
  while ((await file.read(buffer)).bytesRead > 0);
  await file.close();
}

const textOf = async (response: IncomingMessage): Promise<string> =>
  Buffer.concat((await response.toArray()) as Buffer[]).toString();

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Resolves to what is answered once all of it is stored. */
async function send({ url, headers }: Sent): Promise<string> {
  const sending = request(url, { method: 'POST', headers: { ...headers, 'content-length': BYTES } });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    sending.once('response', resolve).once('error', reject),
  );
  for (let at = 0; at < BYTES; at += CHUNK)
    if (!sending.write(chunkAt(at, noise)))
      await Promise.race([new Promise((resolve) => sending.once('drain', resolve)), answered]);
  sending.end();
  const response = await answered;
  const text = await textOf(response);
  if (response.statusCode !== 201) throw new Error(`The upload: ${response.statusCode} ${text}`);
  return text;
}

/** The name under which it is fetched, and the hash under which it is kept. */
async function upload({ terms, projectId }: Tenant): Promise<{ href: string; sha256: string }> {
  const url = `${terms.origin}${API_PATH}/projects/${projectId}/uploads/file?fileName=long.mp4`;
  const headers = { authorization: `Bearer ${terms.key}`, 'content-type': 'video/mp4' };
  const { upload: made } = JSON.parse(await send({ url, headers })) as {
    upload: { href: string; artifact: { sha256: string } };
  };
  return { href: made.href, sha256: made.artifact.sha256 };
}

/** All but the first byte, so that it is a range. */
async function fetchRange({ url, headers }: Sent): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request(url, { headers: { ...headers, range: 'bytes=1-' } }, resolve)
      .once('error', reject)
      .end(),
  );
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  if (response.statusCode !== 206 || bytes !== BYTES - 1)
    throw new Error(`The download: ${response.statusCode}, ${bytes} bytes.`);
}

const download = ({ terms }: Tenant, href: string): Promise<void> =>
  fetchRange({ url: `${terms.origin}${href}`, headers: { authorization: `Bearer ${terms.key}` } });

function pathOf(folder: string, sha256: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.replaceAll('/', '').includes(sha256),
  );
  if (found === undefined) throw new Error(`Nothing in ${folder} is called ${sha256}.`);
  return join(folder, found);
}

/** MB/s. */
interface Rates {
  readonly write: number;
  readonly read: number;
}

/**
 * A virtual machine fetches memory from its host when it first touches it, which takes longer than any disk: pages that a
 * file has just left are there for the next, and so every write that is measured comes upon some.
 */
async function leavePages(folder: string): Promise<void> {
  const path = join(folder, 'pages');
  await writeRaw(path);
  rmSync(path);
}

async function ofDisk(folder: string): Promise<Rates> {
  const path = join(folder, 'raw');
  await leavePages(folder);
  const write = await mbPerS(() => writeRaw(path));
  forget(path);
  const read = await mbPerS(() => readRaw(path));
  rmSync(path);
  return { write, read };
}

async function ofBareHttp({ url, folder }: Opened): Promise<Rates> {
  const path = join(folder, 'bare');
  await leavePages(folder);
  const write = await mbPerS(async () => void (await send({ url, headers: {} })));
  forget(path);
  const read = await mbPerS(() => fetchRange({ url, headers: {} }));
  rmSync(path);
  return { write, read };
}

interface Measured {
  readonly disk: Rates;
  readonly bare: Rates;
  readonly up: Sample;
  readonly down: Sample;
}

async function round(scene: Scene): Promise<Measured> {
  const plain = await scene.openBareFiles();
  const disk = await ofDisk(plain.folder);
  const bare = await ofBareHttp(plain);
  await plain.close();
  const studio = await scene.openStudio(UNLIMITED);
  const tenant = await newTenant(studio, 'filmer');
  let stored = { href: '', sha256: '' };
  await leavePages(studio.folder);
  const up = await sampled(studio, async () => void (stored = await upload(tenant)));
  forget(pathOf(studio.folder, stored.sha256));
  const down = await sampled(studio, () => download(tenant, stored.href));
  await studio.close();
  return { disk, bare, up, down };
}

export async function fileRows(scene: Scene): Promise<readonly Row[]> {
  says('1 GB in and out…');
  const all: Measured[] = [];
  for (let at = 1; at <= scene.rounds; at += 1) {
    const measured = await round(scene);
    all.push(measured);
    const { disk, bare, up, down } = measured;
    const rates = [disk.write, bare.write, up.mbPerS, disk.read, bare.read, down.mbPerS];
    says(
      `  ${at}  in: disk, node:http, ours; out likewise: ${rates.map((rate) => rate.toFixed(0)).join(', ')}`,
    );
  }
  return rowsOf(all);
}

/** What can be had on this machine: no server is faster than its disk, nor than node:http that does nothing else. */
const slower = (disk: readonly number[], bare: readonly number[]): readonly number[] =>
  disk.map((rate, at) => Math.min(rate, bare[at] ?? rate));

function rowsOf(all: readonly Measured[]): readonly Row[] {
  const of = (rate: (each: Measured) => number): readonly number[] => all.map(rate);
  const [diskIn, bareIn, up] = [of((m) => m.disk.write), of((m) => m.bare.write), of((m) => m.up.mbPerS)];
  const [diskOut, bareOut, down] = [of((m) => m.disk.read), of((m) => m.bare.read), of((m) => m.down.mbPerS)];
  const [inReach, outReach] = [slower(diskIn, bareIn), slower(diskOut, bareOut)];
  const told = (what: string, values: readonly number[]): Row => ({
    ...{ what, values, unit: 'MB/s', limit: null },
  });
  return [
    told('1 GB written and synced, disk alone', diskIn),
    told('1 GB written and synced, by node:http alone', bareIn),
    told('1 GB uploaded in one POST', up),
    told('1 GB read, disk alone', diskOut),
    told('1 GB read, by node:http alone', bareOut),
    told('1 GB downloaded as a range', down),
    { what: 'upload ÷ disk', values: ratios(up, diskIn), unit: '×', limit: null },
    {
      what: 'upload ÷ slower of disk and node:http',
      values: ratios(up, inReach),
      unit: '×',
      limit: least(0.7),
    },
    { what: 'download ÷ disk', values: ratios(down, diskOut), unit: '×', limit: null },
    { what: 'download ÷ slower of both', values: ratios(down, outReach), unit: '×', limit: least(0.7) },
    ...[
      { what: 'memory more during the upload (PSS)', values: of((m) => m.up.extraMb) },
      { what: 'memory more during the download (PSS)', values: of((m) => m.down.extraMb) },
    ].map((row) => ({ ...row, unit: 'MB', limit: most(FLAT_MB) })),
  ];
}
