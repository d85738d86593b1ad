/** A signed address opens what was signed, for as long as was signed, and nothing beside it. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '../../contracts/api/problem.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { finishedFilm, type FinishedFilm } from '../api/finished-film.ts';
import { inDatabaseOf } from '../api/in-database.ts';
import { registered, speaker } from '../api/people.ts';
import { FOR_EVERYBODY } from '../api/principals.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
let studio: Studio;
let owner: ClientTerms;
let film: FinishedFilm;
let theirs: FinishedFilm;

beforeAll(async () => {
  studio = await openStudio(folder, FOR_EVERYBODY);
  owner = (await registered(studio, 'owner')).terms;
  [film, theirs] = await Promise.all([
    finishedFilm(owner, 'Signed'),
    finishedFilm(speaker(studio, studio.key), 'Theirs'),
  ]);
}, 240_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

interface Wanted {
  readonly path?: string;
  readonly seconds?: number;
  readonly download?: boolean;
}

const signedBy = async (terms: ClientTerms, runId: string, wanted: Wanted = {}): Promise<string> =>
  (await askApi(terms, 'signAddress', { params: { runId }, body: { path: 'film.mp4', ...wanted } })).document
    .href;

const get = (href: string, init: RequestInit = {}): Promise<Response> => fetch(studio.url + href, init);

async function codeAt(href: string, init?: RequestInit): Promise<string> {
  const response = await get(href, init);
  if (response.ok) return `${response.status}`;
  return Problem.parse(await response.json()).code;
}

const partOf = (href: string, name: string): string =>
  new URLSearchParams(href.split('?')[1]).get(name) ?? '';

const withPart = (href: string, name: string, value: string): string =>
  href.replace(new RegExp(`${name}=[^&]*`), `${name}=${value}`);

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes, written otherwise: of the last sign two bits mean nothing. */
const aliasesOf = (sig: string): string[] => {
  const last = SIGNS.indexOf(sig.at(-1) ?? '');
  return [1, 2, 3].map((bits) => sig.slice(0, -1) + SIGNS.charAt(last ^ bits));
};

const swapped = (text: string): string =>
  text.replace(/[a-z]/gi, (sign) => (sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase()));

type Change = (href: string) => string | readonly string[];

const changes: readonly (readonly [string, Change])[] = [
  ['another file', (href) => href.replace('film.mp4', 'poster.png')],
  ['another run', (href) => href.replace(film.runId, theirs.runId)],
  ['a path in other signs', (href) => href.replace('film.mp4', 'film%2Emp4')],
  ['a path in other cases', (href) => href.replace('film.mp4', 'FILM.MP4')],
  ['a path that goes round', (href) => href.replace('film.mp4', 'stems%2F..%2Ffilm.mp4')],
  ['a second beginning', (href) => href.replace('/files/', '/files//')],
  ['a later end', (href) => withPart(href, 'exp', String(Number(partOf(href, 'exp')) + 1))],
  ['an end that was', (href) => withPart(href, 'exp', '1')],
  [
    'an end in other signs',
    (href) => {
      const exp = partOf(href, 'exp');
      return [
        `${exp}.0`,
        `%20${exp}`,
        `%2B${exp}`,
        `0${exp}`,
        `${exp}e0`,
        `0x${Number(exp).toString(16)}`,
      ].map((each) => withPart(href, 'exp', each));
    },
  ],
  ['no end', (href) => ['', 'NaN', 'Infinity', '-1', '1e400'].map((exp) => withPart(href, 'exp', exp))],
  ['the key in other cases', (href) => withPart(href, 'kid', swapped(partOf(href, 'kid')))],
  ['no key', (href) => ['', '..%2Fkey', '%00', '*', "'"].map((kid) => withPart(href, 'kid', kid))],
  ['the proof in other cases', (href) => withPart(href, 'sig', swapped(partOf(href, 'sig')))],
  [
    'the proof in other signs',
    (href) => aliasesOf(partOf(href, 'sig')).map((sig) => withPart(href, 'sig', sig)),
  ],
  ['a longer proof', (href) => [`${href}=`, `${href}A`]],
  ['the proof in another alphabet', (href) => withPart(href, 'sig', partOf(href, 'sig').replace(/./, '%2B'))],
  ['to be saved', (href) => `${href}&download=1`],
];

describe('an address that was signed', () => {
  test('opens its file, and its head, and ranges of it', async () => {
    const href = await signedBy(owner, film.runId);
    expect([await codeAt(href), await codeAt(href, { method: 'HEAD' })]).toEqual(['200', '200']);
    expect(await codeAt(href, { headers: { range: 'bytes=0-9' } })).toBe('206');
  });

  test.each(changes)('is worth nothing with %s', async (_, change) => {
    const changed = [change(await signedBy(owner, film.runId))].flat();
    const codes = await Promise.all(changed.map((each) => codeAt(each)));
    expect(changed.map((each, at) => [each, codes[at]])).toEqual(
      changed.map((each) => [each, 'SIGNATURE_WRONG']),
    );
  });

  test.each(['exp', 'kid', 'sig', 'download'])('is refused with %s said twice', async (name) => {
    const href = await signedBy(owner, film.runId, { download: true });
    for (const again of [partOf(href, name), 'x', '']) {
      const before = href.replace('?', `?${name}=${again}&`);
      const after = `${href}&${name}=${again}`;
      for (const each of [before, after])
        expect(['SIGNATURE_WRONG', 'PARAMS_INVALID']).toContain(await codeAt(each));
    }
  });

  test.each(['download=0', 'download=', 'download=true', 'download=2'])(
    'to be saved is not shown because of %s',
    async (other) => {
      const href = await signedBy(owner, film.runId, { download: true });
      expect(await codeAt(href.replace('download=1', other))).toBe('SIGNATURE_WRONG');
      expect(await codeAt(href.replace('download=1&', ''))).toBe('SIGNATURE_WRONG');
    },
  );

  test('is no key for anything else', async () => {
    const href = await signedBy(owner, film.runId);
    const proof = href.split('?')[1] ?? '';
    for (const path of ['', '/files', '/plans/script', '/shots', '/events', '/costs'])
      expect([path, await codeAt(`/api/v1/runs/${film.runId}${path}?${proof}`)]).toEqual([path, 'KEY_WRONG']);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect([method, await codeAt(href, { method })]).toEqual([method, 'METHOD_UNSUPPORTED']);
    expect(await codeAt(`${href}&fields=id`)).toBe('PARAMS_INVALID');
    expect(await codeAt(href.replace('sig=', 'SIG='))).toBe('KEY_WRONG');
  });

  test('by the key of another tenant opens nothing of this one', async () => {
    const [mine, other] = [
      await signedBy(owner, film.runId),
      await signedBy(speaker(studio, studio.key), theirs.runId),
    ];
    expect(partOf(mine, 'kid')).not.toBe(partOf(other, 'kid'));
    expect(await codeAt(withPart(mine, 'kid', partOf(other, 'kid')))).toBe('SIGNATURE_WRONG');
    expect(await codeAt(other.replace(theirs.runId, film.runId))).toBe('SIGNATURE_WRONG');
    const asked = signedBy(speaker(studio, studio.key), film.runId);
    await expect(asked).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });

  test('is over when its time is, however often it was used before', async () => {
    const href = await signedBy(owner, film.runId, { seconds: 2 });
    expect(await codeAt(href)).toBe('200');
    await pause(3_000);
    expect([await codeAt(href), await codeAt(href)]).toEqual(['SIGNATURE_EXPIRED', 'SIGNATURE_EXPIRED']);
    const longer = withPart(href, 'exp', String(Math.floor(Date.now() / 1_000) + 60));
    expect(await codeAt(longer)).toBe('SIGNATURE_WRONG');
    // Whoever has an account of his own is let in as himself once the address is.
    expect(await codeAt(href, { headers: { authorization: `Bearer ${owner.key ?? ''}` } })).toBe(
      'SIGNATURE_EXPIRED',
    );
  });
});

test('a key that signs no more vouches for what it has signed until that is over, and no longer', async () => {
  const href = await signedBy(owner, film.runId, { seconds: 7 * 86_400 });
  const kid = partOf(href, 'kid');
  const reopened = async (change: string): Promise<void> => {
    await closeStudio(studio);
    await inDatabaseOf(folder, `update gateway.signing_key set ${change} where id = '${kid}'`);
    studio = await openStudio(folder, FOR_EVERYBODY);
    owner = speaker(studio, owner.key);
  };
  await reopened('signs_until = now()');
  const next = await signedBy(owner, film.runId);
  expect(partOf(next, 'kid')).not.toBe(kid);
  expect([await codeAt(href), await codeAt(next)]).toEqual(['200', '200']);
  expect(await codeAt(withPart(href, 'kid', partOf(next, 'kid')))).toBe('SIGNATURE_WRONG');
  await reopened('expires_at = now()');
  expect([await codeAt(href), await codeAt(next)]).toEqual(['SIGNATURE_WRONG', '200']);
}, 120_000);
