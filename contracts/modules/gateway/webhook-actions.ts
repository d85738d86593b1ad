/** Addresses of others that are told what happens. */
import * as z from 'zod';
import { EventName } from '../../event.ts';
import { SeenTags } from '../../seen.ts';
import { Id } from '../../shared.ts';
import { Webhook, WebhookState, WebhookUrl } from '../../webhook.ts';
import { pageRef } from './facts.ts';

const webhookRef = z.strictObject({ webhookId: Id });

export const webhookActions = {
  createWebhook: {
    does: 'Tells an address what happens from now on; what it is told is signed with a secret that is told once.',
    params: z.strictObject({
      url: WebhookUrl,
      events: z.array(EventName).min(1).max(EventName.options.length),
      projectId: Id.nullable(),
    }),
    result: z.strictObject({ webhook: Webhook, secret: z.string() }),
  },
  listWebhooks: {
    does: 'Lists the addresses that are told what happens in the tenant.',
    params: pageRef,
    result: z.strictObject({ webhooks: z.array(Webhook), next: z.string().nullable() }),
  },
  setWebhook: {
    does: 'Pauses an address, has it told again, or tells it once more what happened after a place in the feed.',
    params: webhookRef.extend({
      state: WebhookState.exclude(['given up']).nullable(),
      position: z.int().nonnegative().nullable(),
      seen: SeenTags,
    }),
    result: z.strictObject({ webhook: Webhook }),
  },
  removeWebhook: { does: 'Tells an address nothing more.', params: webhookRef, result: z.strictObject({}) },
} as const;
