/** How a revision is told apart from what it was before, and how a request says what it changes as it was seen. */
import type { IncomingMessage } from 'node:http';
import type { Route } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import { RevisionAsSeen, type Revision } from '../../contracts/story.ts';

/** Ours are shorter, and there is one of each at a time. */
const [MOST_TAG, MOST_TAGS] = [100, 50];

/** Edits are only ever added, so their number tells the states of a revision apart. */
export const tagOf = ({ id, edits }: Revision): string => `"${encodeURIComponent(id)}.${edits.length}"`;

/** What is changed, as whoever asks has seen it. */
export interface Seen {
  /** Null where the route changes no revision. */
  readonly seen: RevisionAsSeen | null;
  readonly seenTags: SeenTags;
}

function namedIn({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['if-match'];
  if (given === undefined) throw new Failure('SEEN_MISSING');
  return given.trim();
}

/** Throws SEEN_MISSING where nothing is named that must be. */
export function seenBy(request: Pick<IncomingMessage, 'headers'>, changes: Route['changesSeen']): Seen {
  switch (changes) {
    case undefined:
      return { seen: null, seenTags: null };
    case 'revision':
      return { seen: revisionIn(namedIn(request)), seenTags: null };
    case 'value':
      return { seen: null, seenTags: tagsIn(namedIn(request)) };
  }
}

const TAG = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const tagList = new RegExp(String.raw`^(?:[ \t]*,)*[ \t]*${TAG}(?:[ \t]*,(?:[ \t]*${TAG})?)*$`);

/** As RFC 9110 has them: `*` for whatever is there, else a list, of which the weak ones and what is no list match nothing. */
export function tagsIn(given: string): SeenTags {
  if (given === '*') return null;
  if (!tagList.test(given)) return [];
  const tags = given.match(new RegExp(TAG, 'g')) ?? [];
  return tags.filter((tag) => tag.startsWith('"') && tag.length <= MOST_TAG).slice(0, MOST_TAGS);
}

/** What is named and is none of ours has been changed since. */
function revisionIn(given: string): RevisionAsSeen {
  const [, id = '', edits = ''] = /^"([^"]+)\.(\d{1,6})"$/.exec(given) ?? [];
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
