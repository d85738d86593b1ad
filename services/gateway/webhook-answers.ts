/** Addresses of others that are told what happens: what the gateway answers, and what it does by itself. */
import {
  createWebhook,
  removeWebhook,
  setWebhook,
  tellWebhooks,
  type WebhookPorts,
} from '../../actors/gateway/webhooks.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { every, type Repeated } from '../wiring/every.ts';
import type { Answers } from '../wiring/serve.ts';

export const webhookAnswers = (ports: WebhookPorts) =>
  ({
    createWebhook: (params, { scope }) => createWebhook(ports, scope, params),
    listWebhooks: async (_, { scope }) => ({ webhooks: [...(await ports.webhooks.list(scope.tenantId))] }),
    setWebhook: (params, { scope }) => setWebhook(ports, scope, params),
    removeWebhook: ({ webhookId }, { scope }) => removeWebhook(ports, scope, webhookId).then(() => ({})),
  }) satisfies Partial<Answers<typeof gateway>>;

/** Told at once by a node; more wait their turn. */
const AT_ONCE = 8;

/** How often it is looked whose turn it is, ms. */
const LOOK_EVERY_MS = 2_000;

/** Tells those whose turn it is, until nobody’s is. */
export const webhookCourier = (ports: WebhookPorts, onError: (error: unknown) => void): Repeated =>
  every(
    LOOK_EVERY_MS,
    async () => {
      while ((await tellWebhooks(ports, AT_ONCE)) > 0);
    },
    onError,
  );
