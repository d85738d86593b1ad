/** Addresses of others that are told what happens. */
import * as z from 'zod';
import { EventName } from '../event.ts';
import { withTag } from '../seen.ts';
import { Id } from '../shared.ts';
import { usualEvents, Webhook, WebhookState, WebhookUrl } from '../webhook.ts';
import { MOST_STORED, none, nothing, pageEnd, pageQuery } from './route-pieces.ts';
import type { Route } from './route.ts';

const webhookPath = z.strictObject({ webhookId: Id });
const Listed = withTag(Webhook);
const ofWebhook = { kind: 'json', status: 200, schema: z.strictObject({ webhook: Listed }) } as const;

export const webhookRoutes = {
  listWebhooks: {
    ...{
      method: 'GET',
      path: '/webhooks',
      does: 'Lists addresses that are told what happens in the tenant.',
    },
    ...{ right: 'manage', params: nothing, query: pageQuery, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ webhooks: z.array(Listed), ...pageEnd }) },
  },
  createWebhook: {
    ...{ method: 'POST', path: '/webhooks' },
    does: 'Tells an address what happens from now on, each event in a POST of its own that is signed with a secret; the secret is told once.',
    ...{ right: 'manage', isSecret: true, params: nothing, query: nothing },
    body: {
      kind: 'json',
      schema: z.strictObject({
        url: WebhookUrl,
        events: z
          .array(EventName)
          .min(1)
          .max(EventName.options.length)
          .default([...usualEvents]),
        projectId: Id.nullable().default(null),
      }),
    },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ webhook: Listed, secret: z.string() }) },
  },
  setWebhook: {
    ...{ method: 'PUT', path: '/webhooks/{webhookId}' },
    does: 'Pauses an address, has it told again, or tells it once more what happened after a place in the feed.',
    ...{ right: 'manage', params: webhookPath, query: nothing, changesSeen: 'value', answer: ofWebhook },
    body: {
      kind: 'json',
      schema: z.strictObject({
        state: WebhookState.exclude(['given up']).nullable().default(null),
        position: z.int().nonnegative().max(MOST_STORED).nullable().default(null),
      }),
    },
  },
  removeWebhook: {
    ...{ method: 'DELETE', path: '/webhooks/{webhookId}', does: 'Tells an address nothing more.' },
    ...{ right: 'manage', params: webhookPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({}) },
  },
} as const satisfies Readonly<Record<string, Route>>;
