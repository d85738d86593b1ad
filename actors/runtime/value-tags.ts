/** ETags of what is set whole: a fingerprint of that which a change sets, so that nothing else that happens to it counts. */
import type { Member } from '../../contracts/account.ts';
import type { Comment } from '../../contracts/comment.ts';
import { Failure } from '../../contracts/error.ts';
import type { RevisionFacts } from '../../contracts/modules/gateway.ts';
import type { Budget } from '../../contracts/route.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Webhook } from '../../contracts/webhook.ts';
import { fingerprint } from './fingerprint.ts';

const tagOf = (value: unknown): string => `"${fingerprint(value).slice(0, 20)}"`;

export const roleTag = ({ role }: Pick<Member, 'role'>): string => tagOf({ role });
export const limitTag = ({ limitMicros }: Pick<Budget, 'limitMicros'>): string => tagOf({ limitMicros });
export const nameTag = ({ name }: Pick<RevisionFacts, 'name'>): string => tagOf({ name });
export const textTag = ({ text }: Pick<Comment, 'text'>): string => tagOf({ text });
/** How far it has been told is no part of it: that moves by itself. */
export const webhookTag = ({ url, events, state }: Pick<Webhook, 'url' | 'events' | 'state'>): string =>
  tagOf({ url, events, state });

/**
 * For whoever holds what has this tag, so that nobody changes it before him. Throws EDIT_CONFLICT where whoever asks has
 * seen it otherwise.
 */
export function expectSeen(seen: SeenTags, tag: string): void {
  if (seen === null || seen.includes(tag)) return;
  const named = seen.length === 0 ? 'no strong ETag' : seen.join(', ').slice(0, 80);
  throw new Failure(
    'EDIT_CONFLICT',
    `If-Match names ${named}, and what is to be changed has the ETag ${tag}.`,
  );
}
