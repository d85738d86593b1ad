import { describe, expect, test } from '@jest/globals';
import { routes } from './api/routes.ts';
import type { Route } from './api/route.ts';
import { Role, rightsOf } from './rights.ts';

const needing = (...rights: readonly Route['right'][]): string[] =>
  Object.entries<Route>(routes)
    .filter(([, { right }]) => rights.includes(right))
    .map(([name]) => name)
    .sort();

describe('the rights of routes', () => {
  test('let those who own or direct see who belongs to the tenant, and nobody else', () => {
    const { right } = routes.listMembers;
    expect(Role.options.filter((role) => rightsOf[role].includes(right))).toEqual(['owner', 'director']);
  });

  test('let a guest see films and say something about them, and nothing that they are made of', () => {
    expect(needing('watch', 'comment')).toEqual([
      ...['addComment', 'changeComment', 'getFile', 'getProject', 'getRun', 'listComments', 'listFiles'],
      ...['listProjects', 'listRuns', 'listShotBounds', 'removeComment', 'streamAll', 'streamEvents'],
    ]);
  });

  test('tell whoever is known, a guest as well, who he is', () => {
    expect(needing('known')).toEqual(['getMe']);
  });

  test('need nothing but an account only for what is of whoever asks', () => {
    expect(needing('account')).toEqual([
      ...['acceptInvitation', 'changePassword', 'createApiKey', 'createTenant', 'eraseMe', 'exportMe'],
      ...['listApiKeys', 'logOut', 'revokeApiKey'],
    ]);
  });
});
