/** Addresses of others that are told what happens: what the HTTP API answers. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { json, type Answers } from './answered.ts';

type WebhookAnswers = Pick<Answers, 'listWebhooks' | 'createWebhook' | 'setWebhook' | 'removeWebhook'>;

export const webhookAnswers: WebhookAnswers = {
  listWebhooks: async ({ query }, { scope }, { ask }) =>
    json('listWebhooks', await ask(scope, gateway.listWebhooks, query)),
  createWebhook: async ({ body }, { scope }, { ask }) =>
    json('createWebhook', await ask(scope, gateway.createWebhook, body)),
  setWebhook: async ({ params, body }, { scope }, { ask }) =>
    json('setWebhook', await ask(scope, gateway.setWebhook, { ...params, ...body })),
  removeWebhook: async ({ params }, { scope }, { ask }) =>
    json('removeWebhook', await ask(scope, gateway.removeWebhook, params)),
};
