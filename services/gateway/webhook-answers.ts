/** Addresses of others that are told what happens: what the gateway answers, and what it does by itself. */
import type { DueWebhook } from '../../actors/gateway/webhook-store.ts';
import {
  createWebhook,
  dueWebhooks,
  removeWebhook,
  setWebhook,
  tellWebhook,
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

const nextLook = (): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY_MS).unref());

/** Tells those whose turn it is; whoever is slow keeps nobody waiting but himself. */
export function webhookCourier(ports: WebhookPorts, onError: (error: unknown) => void): Repeated {
  const underWay = new Set<Promise<void>>();
  const tell = (due: DueWebhook): void => {
    const telling = tellWebhook(ports, due)
      .catch(onError)
      .finally(() => underWay.delete(telling));
    underWay.add(telling);
  };
  const rounds = every(
    LOOK_EVERY_MS,
    async () => {
      while (underWay.size < AT_ONCE) {
        const due = await dueWebhooks(ports, AT_ONCE - underWay.size);
        if (due.length === 0) return;
        due.forEach(tell);
        await Promise.race([...underWay, nextLook()]);
      }
    },
    onError,
  );
  return {
    start: () => rounds.start(),
    stop: async () => {
      await rounds.stop();
      await Promise.all(underWay);
    },
  };
}
