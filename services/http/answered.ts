/** What an answer is made from, and what it may be. */
import type { z } from 'zod';
import type { Archives, PackedFile } from '../../actors/runtime/archives.ts';
import type { ObjectStore } from '../../actors/runtime/objects.ts';
import type { Principal } from '../../contracts/account.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Revision } from '../../contracts/story.ts';
import type { Ask } from '../wiring/ask.ts';
import type { Asked } from './read-request.ts';
import { tagOf, type Seen } from './seen.ts';

export interface AnswerPorts {
  readonly ask: Ask;
  readonly objects: ObjectStore;
  readonly archives: Archives;
}

export interface Asker extends Seen {
  readonly principal: Principal;
  readonly scope: Scope;
  /** The address of the network that it comes from. */
  readonly from: string;
  /** By which a page has its next tokens; null where it brings none. */
  readonly refreshToken: string | null;
  /** Whether the server is reached by https alone. */
  readonly isSecure: boolean;
  /** Stays the same when the same is done again because nobody knows whether it was. */
  readonly onceKey: string;
}

export type AskedOf<N extends RouteName> = Asked<(typeof routes)[N]>;

interface Document {
  readonly kind: 'json';
  readonly status: number;
  readonly document: unknown;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** Who it turned out to be, where nobody knew before. */
  readonly actor?: Pick<Principal, 'accountId' | 'tenantId'>;
  /** Whether it was given before. */
  readonly isReplayed?: true;
}

export interface SentFile {
  readonly kind: 'file';
  readonly file: ArtifactRef;
  /** What it is called where it is saved. */
  readonly name: string;
  /** Whether a browser saves it instead of showing it. */
  readonly isSaved: boolean;
}

export interface SentArchive {
  readonly kind: 'archive';
  readonly name: string;
  readonly files: readonly PackedFile[];
}

export type Answered =
  | Document
  | SentFile
  | SentArchive
  | {
      readonly kind: 'events';
      readonly runId: string | null;
      readonly projectId: string | null;
      readonly after: number | undefined;
    };

/** One for each route: one too few or too many does not compile. */
export type Answers = {
  readonly [N in RouteName]: (asked: AskedOf<N>, asker: Asker, ports: AnswerPorts) => Promise<Answered>;
};

type JsonName = {
  [N in RouteName]: (typeof routes)[N]['answer'] extends { kind: 'json' } ? N : never;
}[RouteName];

/** What is sent has the form that the document promises, or it is our fault. */
export function json<N extends JsonName>(
  name: N,
  document: z.input<(typeof routes)[N]['answer']['schema']>,
): Document {
  const { schema, status } = routes[name].answer;
  return { kind: 'json', status, document: schema.parse(document) };
}

/** Something with the tag that a change of it names. */
export const withTag =
  <T extends object>(tag: (value: T) => string) =>
  (value: T): T & { readonly etag: string } => ({ ...value, etag: tag(value) });

/** The same as an answer of its own. */
export const tagged = (answer: Document, etag: string): Document => ({ ...answer, etag });

type RevisionName =
  'submitStory' | 'getRevision' | 'getDraft' | 'appendEdits' | 'sealDraft' | 'restoreRevision' | 'undoEdit';

/** A revision with the ETag that an edit of it names. */
export const taggedRevision = (
  name: RevisionName,
  { revision }: { readonly revision: Revision },
): Answered => ({
  ...json(name, { revision }),
  etag: tagOf(revision),
});
