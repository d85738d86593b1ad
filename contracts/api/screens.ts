/** What of the API each view of a studio is made of: who builds a page, or changes a route, sees here whom it concerns. */
import type { RouteName } from './routes.ts';

interface Screen {
  /** What a person does there. */
  readonly for: string;
  readonly uses: readonly RouteName[];
}

export const screens: Readonly<Record<string, Screen>> = {
  'Coming in': {
    for: 'registering, logging in and staying so, accepting an invitation, moving between tenants',
    uses: ['register', 'logIn', 'refreshSession', 'logOut', 'getMe', 'acceptInvitation', 'createTenant'],
  },
  Projects: {
    for: 'finding a project, opening one, bringing one from elsewhere',
    uses: ['listProjects', 'createProject', 'getProject', 'importBundle', 'streamAll'],
  },
  Story: {
    for: 'handing in a story and its versions, and looking through what became of them',
    uses: [
      ...(['submitStory', 'listStories', 'listRevisions', 'getRevision', 'nameRevision'] as const),
      ...(['diffRevisions', 'restoreRevision'] as const),
    ],
  },
  Cast: {
    for: 'seeing who is in the film, and changing who they are and how they look and sound',
    uses: [
      ...(['getCast', 'getDraftCast', 'getPortrait', 'listLooks', 'getVoiceSample', 'listVoices'] as const),
      ...(['listScenes', 'listShots', 'appendEdits', 'getDraft', 'undoEdit', 'planRevision'] as const),
    ],
  },
  Timeline: {
    for: 'watching the film shot by shot, changing lines and shots, choosing takes',
    uses: [
      ...(['listScenes', 'listShots', 'listTakes', 'getTake', 'getPlan', 'getDraft', 'appendEdits'] as const),
      ...(['undoEdit', 'discardDraft', 'planRevision', 'sealDraft'] as const),
    ],
  },
  Making: {
    for: 'having a film made, following it, stopping at reviews, seeing what it costs',
    uses: [
      ...(['createRun', 'listRuns', 'getRun', 'streamEvents', 'pauseRun', 'resumeRun', 'cancelRun'] as const),
      ...(['getRunCosts', 'getBudget', 'setBudget'] as const),
    ],
  },
  Films: {
    for: 'watching and fetching what is finished, whole or as a bundle, and handing out addresses of it',
    uses: ['listFiles', 'getFile', 'signAddress', 'getBundle'],
  },
  Review: {
    for: 'saying something about a film, a shot or a frame, also by link and without an account',
    uses: [
      ...(['listRuns', 'getRun', 'listShotBounds', 'listFiles', 'getFile'] as const),
      ...(['listComments', 'addComment', 'changeComment', 'resolveComment', 'removeComment'] as const),
      ...(['listLinks', 'createLink', 'revokeLink'] as const),
    ],
  },
  Material: {
    for: 'bringing files, keeping them as assets with their licences, finding them again',
    uses: [
      ...(['beginUpload', 'appendUpload', 'getUpload', 'giveUpUpload', 'uploadFile', 'listUploads'] as const),
      ...(['getUploadedFile', 'addAsset', 'listAssets', 'findAssets', 'getAsset', 'getAssetFile'] as const),
      'removeAsset',
    ],
  },
  Tenant: {
    for: 'members and what they may, keys of programs, webhooks, and who did what',
    uses: [
      ...([
        'listMembers',
        'setRole',
        'removeMember',
        'listInvitations',
        'invite',
        'revokeInvitation',
      ] as const),
      ...([
        'listWebhooks',
        'createWebhook',
        'setWebhook',
        'removeWebhook',
        'listDeeds',
        'checkDeeds',
      ] as const),
    ],
  },
  'Your account': {
    for: 'password, keys of programs, what is known of you, and being forgotten',
    uses: ['getMe', 'changePassword', 'listApiKeys', 'createApiKey', 'revokeApiKey', 'exportMe', 'eraseMe'],
  },
  Operating: {
    for: 'tenants, providers and nodes of the installation, and what nobody known has tried',
    uses: ['listTenants', 'inviteOwner', 'listProviders', 'listNodes', 'listSystemDeeds'],
  },
};
