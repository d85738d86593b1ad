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
const LOOK_EVERY_MS = 100;
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

/** The name under which it is fetched, and the hash under which it is kept. */
async function upload({ terms, projectId }: Tenant): Promise<{ href: string; sha256: string }> {
  const url = `${terms.origin}${API_PATH}/projects/${projectId}/uploads/file?fileName=long.mp4`;
  const headers = {
    ...{ authorization: `Bearer ${terms.key}`, 'content-type': 'video/mp4', 'content-length': BYTES },
  };
  const sending = request(url, { method: 'POST', headers });
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
  const { upload: made } = JSON.parse(text) as { upload: { href: string; artifact: { sha256: string } } };
  return { href: made.href, sha256: made.artifact.sha256 };
}

/** All but the first byte, so that it is a range. */
async function download({ terms }: Tenant, href: string): Promise<void> {
  const headers = { authorization: `Bearer ${terms.key}`, range: 'bytes=1-' };
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request(`${terms.origin}${href}`, { headers }, resolve).once('error', reject).end(),
  );
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  if (response.statusCode !== 206 || bytes !== BYTES - 1)
    throw new Error(`The download: ${response.statusCode}, ${bytes} bytes.`);
}

function pathOf(folder: string, sha256: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.replaceAll('/', '').includes(sha256),
  );
  if (found === undefined) throw new Error(`Nothing in ${folder} is called ${sha256}.`);
  return join(folder, found);
}

interface Measured {
  readonly write: number;
  readonly read: number;
  readonly up: Sample;
  readonly down: Sample;
}

async function round(studio: Opened, tenant: Tenant): Promise<Measured> {
  const raw = join(studio.folder, 'raw');
  const write = await mbPerS(() => writeRaw(raw));
  let stored = { href: '', sha256: '' };
  const up = await sampled(studio, async () => void (stored = await upload(tenant)));
  forget(raw);
  const read = await mbPerS(() => readRaw(raw));
  rmSync(raw);
  forget(pathOf(studio.folder, stored.sha256));
  const down = await sampled(studio, () => download(tenant, stored.href));
  return { write, read, up, down };
}

export async function fileRows(scene: Scene): Promise<readonly Row[]> {
  says('1 GB in and out…');
  const all: Measured[] = [];
  for (let at = 1; at <= scene.rounds; at += 1) {
    const studio = await scene.openStudio(UNLIMITED);
    const measured = await round(studio, await newTenant(studio, 'filmer'));
    all.push(measured);
    await studio.close();
    const { write, read, up, down } = measured;
    const rates = [write, up.mbPerS, read, down.mbPerS].map((rate) => rate.toFixed(0)).join(', ');
    says(`  ${at}  written, uploaded, read, downloaded: ${rates} MB/s`);
  }
  return rowsOf(all);
}

function rowsOf(all: readonly Measured[]): readonly Row[] {
  const [write, read] = [all.map((each) => each.write), all.map((each) => each.read)];
  const [up, down] = [all.map((each) => each.up), all.map((each) => each.down)];
  const rates = (samples: readonly Sample[]): readonly number[] => samples.map((each) => each.mbPerS);
  const extra = (samples: readonly Sample[]): readonly number[] => samples.map((each) => each.extraMb);
  const told = (what: string, values: readonly number[]): Row => ({
    ...{ what, values, unit: 'MB/s', limit: null },
  });
  return [
    told('1 GB written and synced, bare', write),
    told('1 GB uploaded in one POST', rates(up)),
    told('1 GB read, bare', read),
    told('1 GB downloaded as a range', rates(down)),
    { what: 'upload ÷ disk', values: ratios(rates(up), write), unit: '×', limit: least(0.7) },
    { what: 'ranged download ÷ disk', values: ratios(rates(down), read), unit: '×', limit: least(0.7) },
    { what: 'memory more during the upload (PSS)', values: extra(up), unit: 'MB', limit: most(FLAT_MB) },
    { what: 'memory more during the download (PSS)', values: extra(down), unit: 'MB', limit: most(FLAT_MB) },
  ];
}
