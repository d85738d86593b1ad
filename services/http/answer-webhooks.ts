/** Addresses of others that are told what happens: what the HTTP API answers. */
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Webhook } from '../../contracts/webhook.ts';
import { webhookTag } from '../../actors/runtime/value-tags.ts';
import { json, tagged, withTag, type Answers } from './answered.ts';

type WebhookAnswers = Pick<Answers, 'listWebhooks' | 'createWebhook' | 'setWebhook' | 'removeWebhook'>;

const listed = withTag<Webhook>(webhookTag);

export const webhookAnswers: WebhookAnswers = {
  listWebhooks: async ({ query }, { scope }, { ask }) => {
    const { webhooks, next } = await ask(scope, gateway.listWebhooks, query);
    return json('listWebhooks', { webhooks: webhooks.map(listed), next });
  },
  createWebhook: async ({ body }, { scope }, { ask }) => {
    const { webhook, secret } = await ask(scope, gateway.createWebhook, body);
    return tagged(json('createWebhook', { webhook: listed(webhook), secret }), webhookTag(webhook));
  },
  setWebhook: async ({ params, body }, { scope, seenTags: seen }, { ask }) => {
    const { webhook } = await ask(scope, gateway.setWebhook, { ...params, ...body, seen });
    return tagged(json('setWebhook', { webhook: listed(webhook) }), webhookTag(webhook));
  },
  removeWebhook: async ({ params }, { scope }, { ask }) =>
    json('removeWebhook', await ask(scope, gateway.removeWebhook, params)),
};
