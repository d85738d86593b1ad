/** Addresses of others that are told what happens: what the gateway answers, and what it does by itself. */
import {
  createWebhook,
  removeWebhook,
  setWebhook,
  type WebhookPorts,
} from '../../actors/gateway/webhooks.ts';
import { WebhookCourier } from '../../actors/gateway/webhook-courier.ts';
import { pageAsked } from '../../actors/runtime/page.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { every, type Repeated } from '../wiring/every.ts';
import type { Answers } from '../wiring/serve.ts';

export const webhookAnswers = (ports: WebhookPorts) =>
  ({
    createWebhook: (params, { scope }) => createWebhook(ports, scope, params),
    listWebhooks: async (asked, { scope }) => {
      const { items, next } = await ports.webhooks.list(scope.tenantId, pageAsked(asked));
      return { webhooks: [...items], next };
    },
    setWebhook: (params, { scope }) => setWebhook(ports, scope, params),
    removeWebhook: ({ webhookId }, { scope }) => removeWebhook(ports, scope, webhookId).then(() => ({})),
  }) satisfies Partial<Answers<typeof gateway>>;

/** Told at once by a node; more wait their turn. */
const PLACES = 8;

/** How often it is looked whose turn it is, ms. */
const LOOK_EVERY_MS = 2_000;

/** Tells those whose turn it is, as long as the node is there. */
export function webhookCourier(ports: WebhookPorts, onError: (error: unknown) => void): Repeated {
  const courier = new WebhookCourier(ports, { places: PLACES, onError });
  const looking = every(LOOK_EVERY_MS, () => courier.look(), onError);
  return {
    start: () => looking.start(),
    stop: async () => {
      await looking.stop();
      await courier.stop();
    },
  };
}
