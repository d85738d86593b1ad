import { expect, test } from '@jest/globals';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

/** What changes something without saying what of it was seen, and why nothing of somebody else’s is lost by it. */
const blind = {
  'begins something of its own, and touches nothing that there is': [
    ...['createProject', 'submitStory', 'createRun', 'beginUpload', 'uploadFile', 'importBundle', 'addAsset'],
    ...['addComment', 'createLink', 'createWebhook', 'createApiKey', 'createTenant', 'invite', 'inviteOwner'],
    ...['acceptInvitation', 'register', 'logIn', 'refreshSession', 'signAddress'],
  ],
  'changes nothing': ['planRevision'],
  'says yes or no anew, and nothing of what anybody wrote goes with it': ['resolveComment'],
  'changes what is of whoever asks, and of nobody else': ['changePassword', 'eraseMe', 'logOut'],
  'takes away what never changes, or what is to go whatever it has become': [
    ...['giveUpUpload', 'removeAsset', 'removeComment', 'revokeLink', 'removeWebhook', 'revokeApiKey'],
    ...['removeMember', 'revokeInvitation'],
  ],
  'says at which byte it goes on': ['appendUpload'],
  'asks a film to go another way, which its machine takes in the state that it is in, or refuses': [
    ...['pauseRun', 'resumeRun', 'cancelRun'],
  ],
};

test('whatever changes what several people write says how it was seen', () => {
  const changing = Object.entries<Route>(routes).filter(([, { method }]) => method !== 'GET');
  const unseen = changing.filter(([, route]) => route.changesSeen === undefined).map(([name]) => name);
  expect(unseen.sort()).toEqual(Object.values(blind).flat().sort());
});
