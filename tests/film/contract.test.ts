/** Every route is asked what it is for, and what it answers is held against the document that is served. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { askRoute } from '../api/ask-route.ts';
import { Contract } from '../api/contract.ts';
import { furnish, registered, speaker, type Person } from '../api/people.ts';
import { FOR_EVERYBODY } from '../api/principals.ts';
import type { Known } from '../api/route-samples.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from './command.ts';

const scratch = scratchFolder();
let studio: Studio;
let contract: Contract;
let owner: Person;
let known: Known;

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'), FOR_EVERYBODY);
  owner = await registered(studio, 'owner');
  known = { ...(await furnish(owner.terms, 'Promised')), accountId: owner.accountId };
  contract = await Contract.servedTo(owner.terms);
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

// Whoever is logged out, or nothing any more, can ask for nothing else.
const last: readonly RouteName[] = ['logOut', 'setRole'];
const names = (Object.keys(routes) as RouteName[]).filter((name) => !last.includes(name));

describe('what is answered', () => {
  test.each([...names, ...last])('to %s is what the document says', async (name) => {
    const terms = routes[name].right === 'operate' ? speaker(studio, studio.key) : owner.terms;
    expect(contract.faultOf(name, await askRoute(terms, name, known))).toBeNull();
  });

  test('to somebody whom nobody knows, and to what nobody reads, likewise', async () => {
    for (const name of names) {
      const refused = await askRoute(speaker(studio, 'at_nobody'), name, known);
      expect([name, contract.faultOf(name, refused)]).toEqual([name, null]);
    }
  });

  test.each([
    ['a status', { status: 204 }],
    ['a type', { type: 'text/html' }],
    ['a field too many', { text: '{"projects":[],"next":null,"total":0}' }],
    ['a field too few', { text: '{"projects":[]}' }],
  ])('is not taken with %s that the document does not know', async (_, change) => {
    const answer = await askRoute(owner.terms, 'getDraft', known);
    expect(contract.faultOf('getDraft', answer)).toBeNull();
    const listed = { method: 'GET', status: 200, type: 'application/json', isSparse: false };
    const right = { ...listed, text: '{"projects":[],"next":null}' };
    expect(contract.faultOf('listProjects', right)).toBeNull();
    expect(contract.faultOf('listProjects', { ...right, ...change })).not.toBeNull();
  });
});
