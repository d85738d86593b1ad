/** Of a film that was really made nobody else learns anything, not even that there is one. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pngOf } from '../../actors/gateway/media/samples/heads.ts';
import type { Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { askRoute } from '../api/ask-route.ts';
import { Contract, type Answer } from '../api/contract.ts';
import { finishedFilm } from '../api/finished-film.ts';
import { furnish, registered, speaker, type Person } from '../api/people.ts';
import { FOR_EVERYBODY } from '../api/principals.ts';
import type { Known } from '../api/route-samples.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
let studio: Studio;
let owner: Person;
let contract: Contract;
/** The owner of another tenant, and a guest of another project of the same one. */
let others: Readonly<Record<'stranger' | 'guest', ClientTerms>>;
let known: Known;
/** Names of what the owner has, by what paths and bodies call them. */
let named: Readonly<Record<string, string>>;
/** What each of them has himself. */
let own: Readonly<Record<'stranger' | 'guest', Known>>;

async function uploaded(terms: ClientTerms, projectId: string): Promise<string> {
  const given = {
    params: { projectId },
    query: { fileName: 'lamp.png' },
    body: new Uint8Array(pngOf(32, 24)),
  };
  return (await askApi(terms, 'uploadFile', given)).document.upload.id;
}

/** Everything that has a name and can be asked for. */
async function everything({ terms, accountId }: Person): Promise<void> {
  const film = await finishedFilm(terms, 'A film of one’s own');
  known = { ...film, accountId };
  const { projectId, runId, revisionId } = film;
  const seen = (await askApi(terms, 'getRevision', { params: { projectId, revisionId } })).etag ?? '';
  const edits = [{ type: 'setCast' as const, cast: [{ name: 'Anna', aliases: [] }] }];
  await askApi(terms, 'appendEdits', { params: { projectId }, body: { edits }, seen });
  const uploadId = await uploaded(terms, projectId);
  const prop = { uploadId, kind: 'prop' as const, terms: ['lamp'], licence: 'own' as const };
  const { asset } = (await askApi(terms, 'addAsset', { params: {}, body: prop })).document;
  const { shots } = (await askApi(terms, 'listShots', { params: { runId } })).document;
  const shot = shots.find(({ take }) => take !== null)!;
  const cut = { shotId: shot.id, digest: shot.take!.digest, part: 'video' };
  const { cast } = (await askApi(terms, 'getCast', { params: { runId } })).document;
  const said = { params: { projectId }, body: { text: 'Mine.', runId } };
  await askApi(terms, 'addComment', said);
  named = { ...film, ...cut, uploadId, assetId: asset.id, plan: 'timeline', path: 'film.mp4' };
  named = { ...named, personId: cast.people[0]!.id };
}

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'), FOR_EVERYBODY);
  owner = await registered(studio, 'owner');
  const stranger = await registered(studio, 'stranger');
  const theirs = { ...(await furnish(stranger.terms, 'Theirs')), accountId: stranger.accountId };
  await everything(owner);
  const other = await askApi(owner.terms, 'createProject', { params: {}, body: { title: 'Shown' } });
  const params = { projectId: other.document.project.id };
  const link = await askApi(owner.terms, 'createLink', { params, body: { mayComment: true } });
  own = { stranger: theirs, guest: { ...theirs, ...params } };
  others = { stranger: stranger.terms, guest: speaker(studio, link.document.token) };
  contract = await Contract.servedTo(owner.terms);
}, 240_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const holesOf = ({ path }: Route): string[] => [...path.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '');

const reading = (Object.keys(routes) as RouteName[]).filter(
  (name) => routes[name].method === 'GET' && holesOf(routes[name]).length > 0,
);

/** Names of the same form and length that nobody has; what is no name of something stays. */
const nowhere = (names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).map(([key, name]) => [
      key,
      ['plan', 'part', 'path'].includes(key)
        ? name
        : name.slice(0, -4) + (name.endsWith('0000') ? '1111' : '0000'),
    ]),
  );

/** What an answer says, without the names that were asked for and that of the request. */
function shapeOf(
  { status, type, text }: Answer,
  names: Readonly<Record<string, string>>,
): readonly unknown[] {
  let plain = (text ?? '').replace(/"requestId":"[^"]*"/, '');
  for (const name of Object.values(names)) plain = plain.replaceAll(name, '#');
  return [status, type, plain];
}

test.each(reading)('%s is answered to whoever it belongs to, as the document says', async (name) => {
  const answer = await askRoute(owner.terms, name, known, { params: named });
  expect([answer.status, contract.faultOf(name, answer)]).toEqual([200, null]);
});

describe.each(['stranger', 'guest'] as const)('a %s', (who) => {
  test.each(reading)('who asks for %s learns as much as of what is nowhere', async (name) => {
    const [there, none] = [
      await askRoute(others[who], name, known, { params: named }),
      await askRoute(others[who], name, known, { params: nowhere(named) }),
    ];
    expect(shapeOf(there, named)).toEqual(shapeOf(none, nowhere(named)));
    expect(there.status === 404 || (who === 'guest' && there.status === 403)).toBe(true);
  });

  /** Names that stand in the query of a request for what is his own. */
  const queries: readonly (readonly [RouteName, string, string])[] = [
    ['getBundle', 'run', 'runId'],
    ['streamAll', 'projectId', 'projectId'],
    ['listProjects', 'after', 'projectId'],
    ['listRuns', 'after', 'runId'],
    ['listUploads', 'after', 'uploadId'],
    ['listAssets', 'after', 'assetId'],
    ['listRevisions', 'after', 'revisionId'],
    ['listComments', 'runId', 'runId'],
    ['diffRevisions', 'from', 'revisionId'],
  ];

  test.each(queries)('who asks for %s with %s of another learns as little', async (name, field, key) => {
    const asked = async (names: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
      const query = { [field]: names[key] ?? '' };
      return shapeOf(await askRoute(others[who], name, own[who], { query }), names);
    };
    expect(await asked(named)).toEqual(await asked(nowhere(named)));
  });
});

describe('a stranger', () => {
  /** Names that stand in the body of a request for what is his own. */
  const bodies: readonly (readonly [RouteName, (names: Readonly<Record<string, string>>) => object])[] = [
    ['importBundle', ({ uploadId }) => ({ uploadId })],
    ['addAsset', ({ uploadId }) => ({ uploadId, kind: 'prop', terms: ['lamp'], licence: 'own' })],
    ['createRun', ({ revisionId }) => ({ revisionId, options: { draft: true, shortSide: 144 } })],
    ['addComment', ({ runId }) => ({ text: 'Whose?', runId })],
    ['createWebhook', ({ projectId }) => ({ url: 'https://webhooks.invalid/', projectId })],
  ];

  test.each(bodies)('who puts a name of another into %s is told that there is none', async (name, body) => {
    const asked = async (names: Readonly<Record<string, string>>): Promise<readonly unknown[]> =>
      shapeOf(await askRoute(others.stranger, name, own.stranger, { body: body(names) }), names);
    const there = await asked(named);
    expect(there[0]).toBe(404);
    expect(there).toEqual(await asked(nowhere(named)));
  });

  test('is not told of it in lists of his own, and has nothing of it in his tenant', async () => {
    for (const name of ['listProjects', 'listAssets', 'findAssets', 'listMembers', 'exportMe'] as const) {
      const { text } = await askRoute(others.stranger, name, own.stranger);
      for (const [key, value] of Object.entries(named))
        if (/Id$/.test(key)) expect([name, key, text?.includes(value)]).toEqual([name, key, false]);
    }
  });
});
