/** What people say about films, and who may see them without an account: what the HTTP API answers. */
import type { Comment } from '../../contracts/comment.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { textTag } from '../../actors/runtime/value-tags.ts';
import { json, tagged, withTag, type Answered, type Answers, type Asker } from './answered.ts';
import { Refusal } from './refuse.ts';

/** A guest says what he is called; of somebody with an account it is known. */
function authorOf({ principal }: Asker, guestName: string | undefined) {
  const { accountId, by, name } = principal;
  if (by === 'session' || by === 'api key') return { accountId, name: null };
  if (by === 'local key') return { accountId, name };
  if (guestName !== undefined) return { accountId, name: guestName };
  const fault = { at: 'body.guestName', message: 'Whoever has no account says what he is called' };
  throw new Refusal('PARAMS_INVALID', `${fault.at}: ${fault.message}.`, [fault]);
}

/** Guests of one link are not told apart, so none of them changes what another said. */
function speakerOf({ principal }: Asker): string {
  if (principal.by !== 'share link') return principal.accountId;
  throw new Failure('RIGHT_MISSING', 'What a guest has said stays as it is.');
}

type CommentAnswers = Pick<
  Answers,
  | 'listComments'
  | 'addComment'
  | 'changeComment'
  | 'resolveComment'
  | 'removeComment'
  | 'listLinks'
  | 'createLink'
  | 'revokeLink'
>;

const listed = withTag<Comment>(textTag);

const told = (
  name: 'addComment' | 'changeComment' | 'resolveComment',
  { comment }: { readonly comment: Comment },
): Answered => tagged(json(name, { comment: listed(comment) }), textTag(comment));

const known = { yes: true, no: false } as const;

export const commentAnswers: CommentAnswers = {
  listComments: async (
    { params, query: { runId = null, shotId = null, resolved, ...page } },
    { scope },
    { ask },
  ) => {
    const isResolved = resolved === undefined ? null : known[resolved];
    const asked = { ...params, ...page, runId, shotId, isResolved };
    const { comments, next } = await ask(scope, gateway.listComments, asked);
    return json('listComments', { comments: comments.map(listed), next });
  },
  addComment: async ({ params, body: { guestName, ...comment } }, asker, { ask }) => {
    const author = authorOf(asker, guestName);
    return told('addComment', await ask(asker.scope, gateway.addComment, { ...params, ...comment, author }));
  },
  changeComment: async ({ params, body }, asker, { ask }) => {
    const said = { ...params, ...body, accountId: speakerOf(asker), seen: asker.seenTags };
    return told('changeComment', await ask(asker.scope, gateway.changeComment, said));
  },
  resolveComment: async ({ params, body }, { scope }, { ask }) =>
    told('resolveComment', await ask(scope, gateway.resolveComment, { ...params, ...body })),
  removeComment: async ({ params }, asker, { ask }) => {
    const speaker = speakerOf(asker);
    const accountId = asker.principal.rights.includes('manage') ? null : speaker;
    return json('removeComment', await ask(asker.scope, gateway.removeComment, { ...params, accountId }));
  },
  listLinks: async ({ params, query }, { scope }, { ask }) =>
    json('listLinks', await ask(scope, gateway.listLinks, { ...params, ...query })),
  createLink: async ({ params, body }, { scope }, { ask }) => {
    const made = await ask(scope, gateway.createLink, { ...params, ...body });
    return json('createLink', { ...made, href: `/?share=${made.token}` });
  },
  revokeLink: async ({ params }, { scope }, { ask }) =>
    json('revokeLink', await ask(scope, gateway.revokeLink, params)),
};
