/** Comments and share links: what the gateway answers. */
import {
  addComment,
  changeComment,
  createLink,
  listComments,
  listLinks,
  removeComment,
  resolveComment,
  revokeLink,
  type CommentPorts,
} from '../../actors/gateway/comments.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers } from '../wiring/serve.ts';

export const commentAnswers = (ports: CommentPorts) =>
  ({
    addComment: (params, { scope }) => addComment(ports, scope, params),
    listComments: (params, { scope }) => listComments(ports, scope, params),
    changeComment: (params, { scope }) => changeComment(ports, scope, params),
    resolveComment: (params, { scope }) => resolveComment(ports, scope, params),
    removeComment: (params, { scope }) => removeComment(ports, scope, params).then(() => ({})),
    createLink: (params, { scope }) => createLink(ports, scope, params),
    listLinks: (params, { scope }) => listLinks(ports, scope, params),
    revokeLink: (params, { scope }) => revokeLink(ports, scope, params).then(() => ({})),
  }) satisfies Partial<Answers<typeof gateway>>;
