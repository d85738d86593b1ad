/** A request for every route that does what it is for, so that rights are tried with requests that nothing else refuses. */
import { PIECE_TYPE } from '../../contracts/api/route.ts';
import type { RouteName } from '../../contracts/api/routes.ts';

/** What there is in the tenant whose rights are tried. */
export interface Known {
  readonly projectId: string;
  readonly revisionId: string;
  readonly runId: string;
  readonly accountId: string;
}

interface Sample {
  /** What the path leaves open. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One for each route: a new one does not compile without. */
export const samples = ({
  projectId,
  revisionId,
  runId,
  accountId,
}: Known): Readonly<Record<RouteName, Sample>> => {
  const [inProject, inRun] = [{ params: { projectId } }, { params: { runId } }];
  const seen = { 'if-match': `"${revisionId}.0"` };
  /** Whatever is there: which tag it has, nobody here has seen. */
  const whatever = { 'if-match': '*' };
  const edits = [{ type: 'setCast', cast: [{ name: 'Lin' }] }];
  const login = { email: 'nobody@example.org', password: 'not the password' };
  return {
    listProjects: {},
    createProject: { body: { title: 'Another' } },
    getProject: inProject,
    submitStory: { ...inProject, body: 'A lamp stood on the table. “Take it,” said Lin.' },
    getRevision: { params: { projectId, revisionId } },
    getDraft: inProject,
    appendEdits: { ...inProject, body: { edits }, headers: seen },
    discardDraft: { ...inProject, headers: seen },
    planRevision: { ...inProject, body: {} },
    sealDraft: { ...inProject, headers: seen },
    listRuns: inProject,
    createRun: { ...inProject, body: { revisionId, options: { draft: true, shortSide: 144 } } },
    getRun: inRun,
    pauseRun: inRun,
    resumeRun: inRun,
    cancelRun: inRun,
    getPlan: { params: { runId, plan: 'script' } },
    streamEvents: inRun,
    streamAll: {},
    listFiles: inRun,
    getFile: { params: { runId, path: 'film.mp4' } },
    signAddress: { ...inRun, body: { path: 'film.mp4' } },
    beginUpload: { ...inProject, body: { fileName: 'face.png', bytes: 9 } },
    appendUpload: {
      params: { uploadId: 'upl-nobody' },
      ...{ body: 'nine byte', headers: { 'content-type': PIECE_TYPE, 'upload-offset': '0' } },
    },
    getUpload: { params: { uploadId: 'upl-nobody' } },
    giveUpUpload: { params: { uploadId: 'upl-nobody' } },
    uploadFile: { ...inProject, body: 'A lamp.', query: { fileName: 'lamp.txt' } },
    listUploads: inProject,
    getUploadedFile: { params: { uploadId: 'upl-nobody' } },
    getBundle: inProject,
    importBundle: { body: { uploadId: 'upl-nobody' } },
    addAsset: { body: { uploadId: 'upl-nobody', kind: 'prop', terms: ['lamp'], licence: 'own' } },
    listAssets: {},
    findAssets: { query: { words: 'lamp' } },
    getAsset: { params: { assetId: 'ast-nobody' } },
    getAssetFile: { params: { assetId: 'ast-nobody' } },
    removeAsset: { params: { assetId: 'ast-nobody' } },
    listComments: inProject,
    addComment: { ...inProject, body: { text: 'A fine lamp.' } },
    changeComment: {
      params: { projectId, commentId: 'comment-nobody' },
      ...{ body: { text: 'A lamp.' }, headers: whatever },
    },
    resolveComment: { params: { projectId, commentId: 'comment-nobody' }, body: { isResolved: true } },
    removeComment: { params: { projectId, commentId: 'comment-nobody' } },
    listLinks: inProject,
    createLink: { ...inProject, body: {} },
    revokeLink: { params: { projectId, linkId: 'link-nobody' } },
    listDeeds: {},
    checkDeeds: {},
    listSystemDeeds: {},
    exportMe: {},
    listWebhooks: {},
    createWebhook: { body: { url: 'https://webhooks.invalid/' } },
    setWebhook: { params: { webhookId: 'webhook-nobody' }, body: {}, headers: whatever },
    removeWebhook: { params: { webhookId: 'webhook-nobody' } },
    getDraftCast: inProject,
    getCast: inRun,
    getPortrait: { params: { runId, personId: 'nobody' } },
    listLooks: { params: { runId, personId: 'nobody' }, query: { of: 'face' } },
    getVoiceSample: { params: { runId, personId: 'nobody' } },
    listVoices: { params: { runId, personId: 'nobody' } },
    listScenes: inRun,
    listRevisions: inProject,
    listStories: inProject,
    nameRevision: { params: { projectId, revisionId }, body: { name: 'Final' }, headers: whatever },
    diffRevisions: { params: { projectId, revisionId } },
    restoreRevision: { params: { projectId, revisionId }, headers: seen },
    undoEdit: { ...inProject, headers: seen },
    listShots: inRun,
    listShotBounds: inRun,
    listTakes: { params: { runId, shotId: 'shot-nobody' } },
    getTake: { params: { runId, shotId: 'shot-nobody', digest: 'a'.repeat(64), part: 'video' } },
    getRunCosts: inRun,
    getBudget: inProject,
    setBudget: { ...inProject, body: { limitMicros: 0 }, headers: whatever },
    listProviders: {},
    listNodes: {},
    register: { body: { ...login, name: 'Nobody' } },
    logIn: { body: login },
    refreshSession: { body: {} },
    logOut: {},
    getMe: {},
    changePassword: { body: { current: 'not the password', next: 'another password' } },
    eraseMe: { body: { password: 'not the password' } },
    listApiKeys: {},
    createApiKey: { body: { name: 'ci', rights: ['look'] } },
    revokeApiKey: { params: { keyId: 'key-nobody' } },
    createTenant: { body: { title: 'Another' } },
    listMembers: {},
    setRole: { params: { accountId }, body: { role: 'owner' }, headers: whatever },
    removeMember: { params: { accountId: 'account-nobody' } },
    listInvitations: {},
    invite: { body: { role: 'viewer' } },
    revokeInvitation: { params: { invitationId: 'invitation-nobody' } },
    acceptInvitation: { body: { invitation: `in_${'x'.repeat(43)}` } },
    listTenants: {},
    inviteOwner: { body: { title: 'Another' } },
  };
};
