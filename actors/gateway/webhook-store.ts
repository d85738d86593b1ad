/** The port to addresses of others that are told what happens. */
import type { Page, PageAsked } from '../runtime/page.ts';
import type { EventName } from '../../contracts/event.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Webhook } from '../../contracts/webhook.ts';

export interface NewWebhook extends Pick<Webhook, 'id' | 'url' | 'projectId' | 'position'> {
  readonly events: readonly EventName[];
  readonly secret: string;
}

/** One whose turn it is, held for a while by whoever tells it. */
export interface DueWebhook extends Pick<Webhook, 'id' | 'url' | 'projectId' | 'position' | 'failures'> {
  readonly tenantId: string;
  readonly events: readonly EventName[];
  readonly secret: string;
  /** Ms since the first of the failures in a row; 0 where there are none. */
  readonly failingMs: number;
  /** Where the feed ends. */
  readonly end: number;
}

/** How a try ended. */
export type Outcome =
  | { readonly kind: 'told'; readonly position: number; readonly said: string }
  /** Nothing that it wants to know has happened up to there. */
  | { readonly kind: 'nothing new'; readonly position: number }
  | {
      readonly kind: 'failed';
      readonly said: string;
      readonly againInMs: number;
      readonly isGivenUp: boolean;
    };

export interface Webhooks {
  insert(scope: Scope, webhook: NewWebhook): Promise<Webhook>;
  list(tenantId: string, page: PageAsked): Promise<Page<Webhook>>;
  /** Null where there is none; rejects with EDIT_CONFLICT where it is otherwise than was seen. */
  set(
    tenantId: string,
    id: string,
    change: {
      readonly state: 'active' | 'paused' | null;
      readonly position: number | null;
      readonly seen: SeenTags;
    },
  ): Promise<Webhook | null>;
  remove(tenantId: string, id: string): Promise<boolean>;
  /** Those who have been told less than there is, and whose time has come; nobody else gets them for `holdMs`. */
  take(most: number, holdMs: number): Promise<readonly DueWebhook[]>;
  settle(id: string, outcome: Outcome): Promise<void>;
}
