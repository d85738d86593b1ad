/** The port to what people said about films, and to the links by which others see them. */
import type { Page, PageAsked } from '../runtime/page.ts';
import type { Comment, ShareLink } from '../../contracts/comment.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface NewComment extends Pick<Comment, 'id' | 'text' | 'runId' | 'shotId' | 'frame' | 'replyTo'> {
  readonly accountId: string;
  /** Null where the account has the name. */
  readonly authorName: string | null;
}

export interface CommentQuery extends PageAsked {
  readonly projectId: string;
  readonly runId: string | null;
  readonly shotId: string | null;
  readonly isResolved: boolean | null;
}

export interface CommentName {
  readonly projectId: string;
  readonly commentId: string;
}

export interface Comments {
  insert(scope: Scope, comment: NewComment): Promise<void>;
  find(tenantId: string, name: CommentName): Promise<Comment | null>;
  list(tenantId: string, query: CommentQuery): Promise<Page<Comment>>;
  /** What somebody said, in all tenants. */
  by(accountId: string, page: PageAsked): Promise<Page<Comment>>;
  /** False where there is none, or none of that account; rejects with EDIT_CONFLICT where it says something else than was seen. */
  change(
    scope: Scope,
    name: CommentName,
    change: { readonly accountId: string; readonly text: string; readonly seen: SeenTags },
  ): Promise<boolean>;
  resolve(scope: Scope, name: CommentName, isResolved: boolean): Promise<boolean>;
  /** Of that account alone, where one is named. */
  remove(scope: Scope, name: CommentName, accountId: string | null): Promise<boolean>;
}

/** What a token of a link lets somebody see. */
export interface OpenLink {
  readonly id: string;
  readonly tenantId: string;
  readonly projectId: string;
  readonly mayComment: boolean;
}

export interface Links {
  insert(
    scope: Scope,
    link: { readonly id: string; readonly hash: string; readonly mayComment: boolean; readonly days: number },
  ): Promise<ShareLink>;
  list(tenantId: string, projectId: string, page: PageAsked): Promise<Page<ShareLink>>;
  revoke(tenantId: string, projectId: string, id: string): Promise<boolean>;
  find(hash: string): Promise<OpenLink | null>;
}

export interface CommentStore {
  readonly comments: Comments;
  readonly links: Links;
}
