/** What people say about films, and who may see them without an account. */
import type { Principal } from '../../contracts/account.ts';
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { Comment } from '../../contracts/comment.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ids } from '../runtime/clock.ts';
import { pageAsked } from '../runtime/page.ts';
import type { Secrets } from '../runtime/secrets.ts';
import type { CommentName, CommentStore } from './comment-store.ts';
import { projectOf, scopeOfRun } from './projects.ts';
import type { GatewayStore } from './studio-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

export interface CommentPorts {
  readonly said: CommentStore;
  readonly store: Pick<GatewayStore, 'projects' | 'requests'>;
  readonly secrets: Secrets;
  readonly ids: Ids;
}

const unknown = ({ commentId }: Pick<CommentName, 'commentId'>): Failure =>
  new Failure('COMMENT_UNKNOWN', `The project has no comment ${commentId} that you may change.`);

async function commentOf({ said }: CommentPorts, { tenantId }: Scope, name: CommentName): Promise<Comment> {
  const found = await said.comments.find(tenantId, name);
  if (found === null) throw unknown(name);
  return found;
}

/** A scope in the project, which is the tenant’s. */
async function within({ store }: CommentPorts, scope: Scope, projectId: string): Promise<Scope> {
  await projectOf(store, scope, projectId);
  return { ...scope, projectId };
}

/** What it is about is of the same project. Rejects with RUN_UNKNOWN or COMMENT_UNKNOWN. */
async function expectSubject(
  ports: CommentPorts,
  scope: Scope,
  { projectId, runId, replyTo }: Params<'addComment'>,
): Promise<void> {
  if (runId !== null && (await scopeOfRun(ports.store, scope, runId)).projectId !== projectId)
    throw new Failure('RUN_UNKNOWN', `The project has no film ${runId}.`);
  if (replyTo !== null) await commentOf(ports, scope, { projectId, commentId: replyTo });
}

export async function addComment(
  ports: CommentPorts,
  scope: Scope,
  params: Params<'addComment'>,
): Promise<Result<'addComment'>> {
  const { projectId, author, ...comment } = params;
  const own = await within(ports, scope, projectId);
  await expectSubject(ports, scope, params);
  const id = ports.ids.next('comment');
  await ports.said.comments.insert(own, {
    ...{ id, accountId: author.accountId, authorName: author.name },
    ...comment,
  });
  return { comment: await commentOf(ports, scope, { projectId, commentId: id }) };
}

export async function listComments(
  ports: CommentPorts,
  scope: Scope,
  { after, limit, ...query }: Params<'listComments'>,
): Promise<Result<'listComments'>> {
  await within(ports, scope, query.projectId);
  const asked = { ...query, ...pageAsked({ after, limit }) };
  const { items, next } = await ports.said.comments.list(scope.tenantId, asked);
  return { comments: [...items], next };
}

export async function changeComment(
  ports: CommentPorts,
  scope: Scope,
  { accountId, text, seen, ...name }: Params<'changeComment'>,
): Promise<Result<'changeComment'>> {
  const own = await within(ports, scope, name.projectId);
  if (!(await ports.said.comments.change(own, name, { accountId, text, seen }))) throw unknown(name);
  return { comment: await commentOf(ports, scope, name) };
}

export async function resolveComment(
  ports: CommentPorts,
  scope: Scope,
  { isResolved, ...name }: Params<'resolveComment'>,
): Promise<Result<'resolveComment'>> {
  const own = await within(ports, scope, name.projectId);
  if (!(await ports.said.comments.resolve(own, name, isResolved))) throw unknown(name);
  return { comment: await commentOf(ports, scope, name) };
}

export async function removeComment(
  ports: CommentPorts,
  scope: Scope,
  { accountId, ...name }: Params<'removeComment'>,
): Promise<void> {
  const own = await within(ports, scope, name.projectId);
  if (!(await ports.said.comments.remove(own, name, accountId))) throw unknown(name);
}

/** Of a project, that lead somewhere. */
const MOST_LINKS = 100;

export async function createLink(
  ports: CommentPorts,
  scope: Scope,
  { projectId, ...wanted }: Params<'createLink'>,
): Promise<Result<'createLink'>> {
  const { secrets, ids, said } = ports;
  const own = await within(ports, scope, projectId);
  const { items: open } = await said.links.list(scope.tenantId, projectId, {
    after: null,
    limit: MOST_LINKS,
  });
  if (open.length >= MOST_LINKS)
    throw new Failure('QUOTA_EXCEEDED', `A project has at most ${MOST_LINKS} open links.`);
  const token = secrets.next('sl');
  const named = { id: ids.next('link'), hash: secrets.hash(token) };
  return { link: await said.links.insert(own, { ...named, ...wanted }), token };
}

export async function listLinks(
  ports: CommentPorts,
  scope: Scope,
  { projectId, ...asked }: Params<'listLinks'>,
): Promise<Result<'listLinks'>> {
  await within(ports, scope, projectId);
  const { items, next } = await ports.said.links.list(scope.tenantId, projectId, pageAsked(asked));
  return { links: [...items], next };
}

export async function revokeLink(
  ports: CommentPorts,
  scope: Scope,
  { projectId, linkId }: Params<'revokeLink'>,
): Promise<void> {
  await within(ports, scope, projectId);
  if (await ports.said.links.revoke(scope.tenantId, projectId, linkId)) return;
  throw new Failure('LINK_UNKNOWN', `The project has no link ${linkId}.`);
}

/** A guest sees one project, and says something about it where he may. */
export async function guestOf({ links }: CommentStore, hash: string): Promise<Principal | null> {
  const link = await links.find(hash);
  if (link === null) return null;
  const { id, tenantId, projectId, mayComment } = link;
  return {
    ...{ accountId: id, name: 'a guest', tenantId, projectId, by: 'share link', credentialId: id },
    rights: mayComment ? ['watch', 'comment'] : ['watch'],
  };
}
