/** Files that are made to harm whoever opens them, brought as anybody brings them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { jpegOf, pngOf, webpOf } from '../../actors/gateway/media/samples/heads.ts';
import { Problem } from '../../contracts/api/problem.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { Failure } from '../../contracts/error.ts';
import { speaker } from '../api/people.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
let studio: Studio;
let terms: ClientTerms;
let projectId: string;
/** Projects that there are. */
const known: string[] = [];

beforeAll(async () => {
  studio = await openStudio(folder);
  terms = speaker(studio, studio.key);
  projectId = (await askApi(terms, 'createProject', { params: {}, body: { title: 'Bombs' } })).document
    .project.id;
  known.push(projectId);
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const bring = async (fileName: string, bytes: Uint8Array): Promise<string> => {
  const given = { params: { projectId }, query: { fileName }, body: new Uint8Array(bytes) };
  return (await askApi(terms, 'uploadFile', given)).document.upload.id;
};

/** A process and those that it has started. */
function withChildren(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => withChildren(Number(child)))];
}

/** The most memory that any process of the studio has ever held, MB; 0 on systems that do not tell. */
function peakMb(): number {
  if (!existsSync('/proc/self/status')) return 0;
  const peaks = withChildren(studio.running.child.pid!).map((pid) =>
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
  );
  return Math.max(...peaks) / 1_024;
}

async function zipOf(fill: (zip: ZipFile) => void): Promise<Buffer> {
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  return Buffer.concat(await Readable.from(zip.outputStream, { objectMode: false }).toArray());
}

/** Other words in every place where some stand, as if the archive had said them. */
const resaid = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

const ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const SIZES = { packed: 20, whole: 24, at: 42 } as const;

/** What the directory says of the last file, changed. */
function saidOfLast(bytes: Buffer, change: Partial<Record<keyof typeof SIZES, number>>): Buffer {
  const changed = Buffer.from(bytes);
  const entry = changed.lastIndexOf(ENTRY);
  for (const [field, value] of Object.entries(change))
    changed.writeUInt32LE(value, entry + SIZES[field as keyof typeof SIZES]);
  return changed;
}

/** A text that a bundle brings, as many bytes as its manifest says. */
const words = Buffer.from('words');
const textPath = `files/${createHash('sha256').update(words).digest('hex')}.txt`;

const manifestOf = (bytes: number | null): string => {
  const [, sha256 = ''] = /\/(\w+)\./.exec(textPath) ?? [];
  const file = { fileName: 'b.txt', artifact: { sha256, bytes, mediaType: 'text/plain' }, size: null };
  const files = bytes === null ? [] : [file];
  const kind = { kind: 'ainern2d.project', format: 1, title: 'Boom' };
  return JSON.stringify({ ...kind, stories: [], revisions: [], files, film: null });
};
const manifest = manifestOf(null);

/** All is in order but for what the directory says of the one file. */
async function lying(change: Partial<Record<keyof typeof SIZES, number>>): Promise<Buffer> {
  const honest = await zipOf((zip) => {
    zip.addBuffer(Buffer.from(manifestOf(change.whole ?? words.length)), 'project.json', { compress: false });
    zip.addBuffer(words, textPath, { compress: false });
  });
  return saidOfLast(honest, change);
}

const withManifest = (more: (zip: ZipFile) => void): Promise<Buffer> =>
  zipOf((zip) => {
    zip.addBuffer(Buffer.from(manifest), 'project.json', { compress: false });
    more(zip);
  });
const named = (name: string, options: object = {}): Promise<Buffer> =>
  withManifest((zip) => zip.addBuffer(Buffer.from('words'), name, { compress: false, ...options }));

/** Archives in archives, around a million zeros. */
async function nested(depth: number): Promise<Buffer> {
  let inner: Buffer = Buffer.alloc(1_000_000);
  for (let at = 0; at < depth; at += 1) {
    const bytes = inner;
    inner = await zipOf((zip) => zip.addBuffer(bytes, 'inner.zip'));
  }
  return inner;
}

/** As many files as there are names, each the same few bytes at the same place. */
function many(count: number): Buffer {
  const file = Buffer.from(
    'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\x00f0000',
    'latin1',
  );
  const entries = Array.from({ length: count }, (_, at) => {
    const name = `f${at}`;
    const entry = Buffer.alloc(46 + name.length);
    ENTRY.copy(entry);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46, 'latin1');
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  // Of more than 65,535 the count is cut: how many there are shows in the directory alone.
  end.writeUInt16LE(Math.min(count, 0xffff - 1), 8);
  end.writeUInt16LE(Math.min(count, 0xffff - 1), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, directory, end]);
}

const bundles: readonly (readonly [string, () => Promise<Buffer> | Buffer, RegExp])[] = [
  ['leads upwards', async () => resaid(await named('aaa/x.txt'), 'aaa/x.txt', '../../x.t'), /relative path/],
  [
    'begins at the root',
    async () => resaid(await named('aaa/x.txt'), 'aaa/x.txt', '/aa/x.txt'),
    /absolute path/,
  ],
  [
    'begins at a drive',
    async () => resaid(await named('aaa/x.txt'), 'aaa/x.txt', 'C:/aa.txt'),
    /absolute path/,
  ],
  [
    'has a backslash',
    async () => resaid(await named('aaa/x.txt'), 'aaa/x.txt', '..\\..\\x.t'),
    /invalid characters/,
  ],
  ['has a NUL', async () => resaid(await named('aaa/x.txt'), 'aaa/x.txt', 'aaa/x\0txt'), /no path of a file/],
  ['is a link', () => named('link', { mode: 0o120777 }), /is a link or a folder/],
  ['is a device', () => named('device', { mode: 0o060666 }), /is a link or a folder/],
  ['is a folder', () => withManifest((zip) => zip.addEmptyDirectory('folder')), /no path of a file/],
  ['is there twice', () => withManifest((zip) => zip.addBuffer(words, 'PROJECT.json')), /a file twice/],
  [
    'inflates a thousandfold',
    () => withManifest((zip) => zip.addBuffer(Buffer.alloc(200_000_000), 'zeros')),
    /packed too tightly/,
  ],
  ['is not named', () => named('b'), /is not named in project.json/],
  ['lies in another', () => lying({ at: 0 }), /the same bytes/],
  ['lies half in another', () => lying({ at: 31 }), /the same bytes/],
  ['goes on into the directory', () => lying({ packed: 99, whole: 99 }), /hash to/],
  ['lies behind the end', () => lying({ at: 0x7ffffff0 }), /no archive that can be read/],
  [
    'is larger than the archive',
    () => lying({ packed: 0xfffffff0, whole: 0xfffffff0 }),
    /no archive that can be read/,
  ],
  ['is one of a hundred thousand', () => many(100_000), /more than 10000 files/],
  ['is an archive in an archive in an archive', () => nested(4), /has no “project.json”/],
  [
    'is the manifest, and is a bomb',
    () => zipOf((zip) => zip.addBuffer(Buffer.alloc(40_000_000, ' '), 'project.json')),
    /packed too tightly/,
  ],
  [
    'is the manifest, and nests too deeply',
    () => zipOf((zip) => zip.addBuffer(Buffer.from('['.repeat(3_000)), 'project.json')),
    /no JSON/,
  ],
];

describe('a bundle', () => {
  test('that is honest is taken', async () => {
    const uploadId = await bring('project.zip', await lying({}));
    const { project } = (await askApi(terms, 'importBundle', { params: {}, body: { uploadId } })).document;
    expect(project.title).toBe('Boom');
    const { uploads } = (await askApi(terms, 'listUploads', { params: { projectId: project.id } })).document;
    expect(uploads.map(({ fileName }) => fileName)).toEqual(['b.txt']);
    await askApi(terms, 'giveUpUpload', { params: { uploadId } });
    known.push(project.id);
  });

  test.each(bundles)(
    'of which a file %s is refused, opens no project, and takes no memory',
    async (_, make) => {
      const uploadId = await bring('project.zip', await make());
      const before = peakMb();
      const asked = askApi(terms, 'importBundle', { params: {}, body: { uploadId } });
      const refusal: unknown = await asked.catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Failure);
      expect(refusal).toMatchObject({ code: 'BUNDLE_INVALID' });
      const problem = Problem.parse((refusal as Failure).details);
      expect(problem.detail).not.toContain(scratch.path);
      expect(peakMb() - before).toBeLessThan(150);
      const { projects } = (await askApi(terms, 'listProjects', { params: {} })).document;
      expect(projects.map(({ id }) => id).sort()).toEqual([...known].sort());
      expect(readdirSync(join(folder, '.ainern2d', 'tmp'))).toEqual([]);
      await askApi(terms, 'giveUpUpload', { params: { uploadId } });
    },
  );
});

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};

/** A few kilobytes that decode to what would fill any memory. */
const bomb = (width: number, height: number): Buffer =>
  Buffer.concat([
    pngOf(width, height),
    Buffer.alloc(4),
    chunk('IDAT', deflateSync(Buffer.alloc(10_000_000))),
  ]);

const html = '<!DOCTYPE html><script>alert(1)</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const signs = (text: string): Buffer => Buffer.from(text, 'latin1');
const wide = (text: string): Buffer => Buffer.concat([signs('\xff\xfe'), Buffer.from(text, 'utf16le')]);

const files: readonly (readonly [string, string, Buffer, string])[] = [
  ['a picture of 10 gigapixels', 'bomb.png', bomb(100_000, 100_000), 'MEDIA_TOO_LARGE'],
  ['a picture of a line without end', 'bomb.png', bomb(0x7fffffff, 1), 'MEDIA_TOO_LARGE'],
  ['a picture whose size is nothing', 'bomb.png', bomb(0, 4), 'MEDIA_UNSUPPORTED'],
  ['a picture whose size is negative', 'bomb.png', bomb(0xffffffff, 0xffffffff), 'MEDIA_TOO_LARGE'],
  ['a JPEG of 4 gigapixels', 'bomb.jpg', jpegOf(65_535, 65_535), 'MEDIA_TOO_LARGE'],
  [
    'a WebP of 268 megapixels',
    'bomb.webp',
    webpOf('VP8L', { width: 16_384, height: 16_384 }),
    'MEDIA_TOO_LARGE',
  ],
  ...['png', 'jpg', 'webp', 'mp4', 'webm', 'mp3', 'wav', 'srt', 'vtt', 'txt', 'md', 'zip'].flatMap(
    (ending) => [
      [`HTML as ${ending}`, `a.${ending}`, signs(html), 'MEDIA_UNSUPPORTED'] as const,
      [`SVG as ${ending}`, `a.${ending}`, signs(svg), 'MEDIA_UNSUPPORTED'] as const,
    ],
  ),
  ['HTML behind blanks', 'a.srt', signs(`\r\n\t  ${html}`), 'MEDIA_UNSUPPORTED'],
  ['HTML behind a mark of order', 'a.srt', signs(`\xef\xbb\xbf${html}`), 'MEDIA_UNSUPPORTED'],
  ['HTML in UTF-16', 'a.srt', wide(html), 'MEDIA_UNSUPPORTED'],
  ['SVG behind a declaration', 'a.srt', signs(`<?xml version="1.0"?>${svg}`), 'MEDIA_UNSUPPORTED'],
  ['HTML behind a comment', 'a.txt', signs(`<!-- -->${html}`), 'MEDIA_UNSUPPORTED'],
  ['a page by name', 'a.html', signs('words'), 'MEDIA_UNSUPPORTED'],
  ['a drawing by name', 'a.svg', signs('words'), 'MEDIA_UNSUPPORTED'],
  ['a script by name', 'a.js', signs('alert(1)'), 'MEDIA_UNSUPPORTED'],
];

describe('a file', () => {
  test.each(files)('that is %s is refused, and nothing of it is kept', async (_, name, bytes, code) => {
    await expect(bring(name, bytes)).rejects.toMatchObject({ code });
    expect((await askApi(terms, 'listUploads', { params: { projectId } })).document.uploads).toEqual([]);
    expect(readdirSync(join(folder, '.ainern2d', 'tmp'))).toEqual([]);
  });

  test('that is a picture and a page at once is given as a picture that runs nothing', async () => {
    const uploadId = await bring('both.png', Buffer.concat([pngOf(4, 3), signs(html)]));
    for (const download of ['0', '1']) {
      const address = `${studio.url}/api/v1/uploads/${uploadId}/file?download=${download}`;
      const { headers } = await fetch(address, { headers: { authorization: `Bearer ${studio.key}` } });
      expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
        'image/png',
        'nosniff',
      ]);
      expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(headers.get('content-disposition')).toMatch(download === '1' ? /^attachment/ : /^inline/);
    }
  });
});
