/** Addresses of others that are told what happens. */
import * as z from 'zod';
import { EventName } from './event.ts';
import { Id, Instant } from './shared.ts';

/** Where something is told: https, or http where the installation lets it. */
export const WebhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(
    (text) => text.isWellFormed() && !/[\s\\\p{Cc}]/u.test(text) && new URL(text).username === '',
    'It must be plain and name nobody',
  );

export const WebhookState = z.enum(['active', 'paused', 'given up']);

export const Webhook = z.strictObject({
  id: Id,
  url: z.string(),
  events: z.array(EventName),
  /** The one project that is told of; null for all. */
  projectId: Id.nullable(),
  state: WebhookState,
  /** Up to where in the feed it has been told. */
  position: z.int().nonnegative(),
  /** Tries in a row that failed, and when the next one is due. */
  failures: z.int().nonnegative(),
  nextAt: Instant.nullable(),
  /** How the last try ended: a status of HTTP, or a sentence. */
  lastOutcome: z.string().nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** What is told when nothing else is asked for. */
export const usualEvents: readonly EventName[] = [
  ...(['run.created', 'run.succeeded', 'run.failed', 'run.cancelled'] as const),
  ...(['revision.sealed', 'project.commented'] as const),
];
