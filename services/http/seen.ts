/** How a revision is told apart from what it was before, and how an edit says which it changes. */
import type { IncomingMessage } from 'node:http';
import { Failure } from '../../contracts/error.ts';
import { RevisionAsSeen, type Revision } from '../../contracts/story.ts';

/** Edits are only ever added, so their number tells the states of a revision apart. */
export const tagOf = ({ id, edits }: Revision): string => `"${encodeURIComponent(id)}.${edits.length}"`;

/** Rejects with SEEN_MISSING where nothing is named; what is named and is none of ours has been changed since. */
export function seenBy({ headers }: IncomingMessage): RevisionAsSeen {
  const given = headers['if-match'];
  if (given === undefined) throw new Failure('SEEN_MISSING');
  const [, id = '', edits = ''] = /^"([^"]+)\.(\d{1,6})"$/.exec(given.trim()) ?? [];
  const seen = RevisionAsSeen.safeParse({ id: decoded(id), edits: Number(edits) });
  if (seen.success) return seen.data;
  throw new Failure(
    'EDIT_CONFLICT',
    `If-Match names ${given.slice(0, 80)}, which is the ETag of no revision.`,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
