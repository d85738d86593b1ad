/** The port to what the gateway keeps: projects, stories, revisions, answered requests and the feed of events. */
import type { Page, PageAsked } from '../runtime/page.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import type {
  FedEvent,
  KeptAnswer,
  ProjectFacts,
  RevisionFacts,
  StoryFacts,
} from '../../contracts/modules/gateway.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { CastHint, Edit } from '../../contracts/story.ts';
import type { Bundles } from './bundles-store.ts';
import type { SigningKeys } from './signed-addresses.ts';
import type { Uploads } from './uploads-store.ts';

export interface StoryVersion {
  readonly id: string;
  readonly storySha256: string;
  readonly storyBytes: number;
  readonly fileName: string;
  readonly title: string;
  readonly characters: number;
  readonly language: 'zh' | 'en' | 'auto';
  readonly castHints: readonly CastHint[];
}

export interface StoredRevision {
  readonly id: string;
  readonly projectId: string;
  readonly number: number;
  readonly parentId: string | null;
  readonly storyVersionId: string;
  readonly edits: readonly Edit[];
  readonly sealedAt: string | null;
}

export interface Projects {
  /** Finds the project of this key, or creates it under `id`. */
  open(
    scope: Scope,
    project: { readonly id: string; readonly title: string; readonly idempotencyKey: string },
  ): Promise<{ readonly id: string }>;
  /** Null when the tenant has no such project. */
  find(tenantId: string, id: string): Promise<ProjectFacts | null>;
  /** The newest first; those with these words in their titles, where some are given. */
  list(tenantId: string, page: PageAsked & { readonly title: string | null }): Promise<Page<ProjectFacts>>;
}

/** A draft, and how many edits it had when it was seen; null where that does not matter. Edits are only ever added. */
export interface DraftAsSeen {
  readonly id: string;
  readonly edits: number | null;
}

export interface Revisions {
  /** Stores a story version, or finds the one with this id. */
  saveStory(scope: Scope, version: StoryVersion): Promise<void>;
  story(tenantId: string, id: string): Promise<StoryVersion | null>;
  find(tenantId: string, id: string): Promise<StoredRevision | null>;
  /** The newest sealed revision of a project and its draft, where there are such. */
  heads(
    tenantId: string,
    projectId: string,
  ): Promise<{ readonly sealed: StoredRevision | null; readonly draft: StoredRevision | null }>;
  /** Stores a new revision; rejects with EDIT_CONFLICT when its number was taken meanwhile. */
  insert(scope: Scope, revision: StoredRevision, edits: readonly Edit[]): Promise<void>;
  /** Appends edits to a draft. Rejects with REVISION_SEALED when it is none any more, with EDIT_CONFLICT when it has other edits. */
  append(scope: Scope, draft: DraftAsSeen, edits: readonly Edit[]): Promise<void>;
  /** Sealing what is sealed changes nothing. Rejects with EDIT_CONFLICT when the draft has other edits. */
  seal(scope: Scope, draft: DraftAsSeen): Promise<void>;
  /** False when it is no draft any more, and nobody said how it was seen; else rejects as appending does. */
  discard(scope: Scope, draft: DraftAsSeen): Promise<boolean>;
}

/** Requests that must not be done twice. */
export interface Requests {
  /** Remembers that this action was asked for under this id; asking again changes nothing. */
  remember(
    scope: Scope,
    request: { readonly id: string; readonly action: string; readonly subjectId: string },
  ): Promise<void>;
  /** What was asked for, the newest first: the newest hundred, or those after a place at which a page ended. */
  latest(
    asked: OwnProject & { readonly action: string; readonly after?: string },
  ): Promise<readonly { readonly id: string; readonly subjectId: string; readonly place: string }[]>;
  /** In which project of the tenant this was asked for; null when it never was. */
  projectOf(tenantId: string, id: string): Promise<string | null>;
}

/** What is asked for under a key: a request with another fingerprint is another request. */
export interface KeyedRequest {
  /** Given where the key is new. */
  readonly id: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface KnownRequest {
  readonly id: string;
  readonly fingerprint: string;
  /** Null while it is being done. */
  readonly answer: KeptAnswer | null;
}

/** Requests by the keys of clients, each kept for a day. */
export interface RequestKeys {
  /**
   * The id under which the request may be done now: it is new, or whoever was doing it is gone. Null where it is known
   * and is being done, or is done, or is another.
   */
  begin(scope: Scope, request: KeyedRequest): Promise<string | null>;
  known(tenantId: string, key: string): Promise<KnownRequest | null>;
  /** Whoever does it is there for as long again. */
  hold(tenantId: string, id: string): Promise<void>;
  answer(tenantId: string, id: string, answer: KeptAnswer): Promise<void>;
  /** Forgets one that has no answer. */
  release(tenantId: string, id: string): Promise<void>;
}

/** Of one run or one project of a tenant, or of all. */
export interface FeedOf {
  readonly tenantId: string;
  readonly runId: string | null;
  readonly projectId: string | null;
}

export interface FeedPage {
  readonly events: readonly FedEvent[];
  /** Where the page ends. */
  readonly last: number;
}

/** The events of all modules in one order, for streams to clients. */
export interface Feed {
  /** Takes events of any logs, of each in its order; where the feed ends then. */
  append(events: readonly EventEnvelope[]): Promise<number>;
  read(whose: FeedOf, after: number, limit: number): Promise<FeedPage>;
  /** Of all tenants. */
  readAll(after: number, limit: number): Promise<FeedPage>;
  /** Where it ends. */
  end(): Promise<number>;
}

/** A project of a tenant; of another tenant it is none. */
export interface OwnProject {
  readonly tenantId: string;
  readonly projectId: string;
}

/** Revisions and story versions as a history. */
export interface History {
  /** The newest first. */
  revisions(of: OwnProject, page: PageAsked & { readonly named: boolean }): Promise<Page<RevisionFacts>>;
  stories(of: OwnProject, page: PageAsked): Promise<Page<StoryFacts>>;
  /** Null when the project has no such sealed revision; rejects with EDIT_CONFLICT where it has another name than was seen. */
  name(
    of: OwnProject,
    revisionId: string,
    change: { readonly name: string | null; readonly seen: SeenTags },
  ): Promise<RevisionFacts | null>;
}

export interface GatewayStore {
  readonly history: History;
  readonly projects: Projects;
  readonly revisions: Revisions;
  readonly requests: Requests;
  readonly keys: RequestKeys;
  readonly uploads: Uploads;
  readonly signingKeys: SigningKeys;
  readonly bundles: Bundles;
  readonly feed: Feed;
}
