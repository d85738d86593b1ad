/** Tells others what happens: each event in its order, signed, again and again until it is taken. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import type { FedEvent, gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Clock, Ids } from '../runtime/clock.ts';
import type { Poster } from '../runtime/poster.ts';
import type { Secrets } from '../runtime/secrets.ts';
import { guestProject, projectOf } from './projects.ts';
import type { GatewayStore } from './studio-store.ts';
import type { DueWebhook, Outcome, Webhooks } from './webhook-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

export interface WebhookPorts {
  readonly webhooks: Webhooks;
  readonly store: Pick<GatewayStore, 'projects' | 'feed'>;
  readonly secrets: Secrets;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly poster: Poster;
}

/** Addresses of a tenant. */
const MOST = 20;

export async function createWebhook(
  { webhooks, store, secrets, ids }: WebhookPorts,
  scope: Scope,
  { url, events, projectId }: Params<'createWebhook'>,
): Promise<Result<'createWebhook'>> {
  if (projectId !== null) await projectOf(store, scope, projectId);
  if ((await webhooks.list(scope.tenantId, { after: null, limit: MOST })).items.length >= MOST)
    throw new Failure('QUOTA_EXCEEDED', `A tenant has at most ${MOST} webhooks.`);
  const secret = secrets.next('wh');
  const named = { id: ids.next('webhook'), url, events, secret, position: await store.feed.end() };
  const webhook = await webhooks.insert(scope, { ...named, projectId: projectId ?? guestProject(scope) });
  return { webhook, secret };
}

const unknown = (id: string): Failure => new Failure('WEBHOOK_UNKNOWN', `The tenant has no webhook ${id}.`);

export async function setWebhook(
  { webhooks }: WebhookPorts,
  { tenantId }: Scope,
  { webhookId, ...change }: Params<'setWebhook'>,
): Promise<Result<'setWebhook'>> {
  const webhook = await webhooks.set(tenantId, webhookId, change);
  if (webhook === null) throw unknown(webhookId);
  return { webhook };
}

export async function removeWebhook(
  { webhooks }: WebhookPorts,
  { tenantId }: Scope,
  webhookId: string,
): Promise<void> {
  if (!(await webhooks.remove(tenantId, webhookId))) throw unknown(webhookId);
}

const PAGE = 200;

/** Whoever holds one has so long for it, ms: longer than any post takes. */
export const HOLD_MS = 60_000;

/** The first pause after a failure; it doubles up to the longest, and after the last it is given up, ms. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
const GIVEN_UP_MS = 3 * 86_400_000;

export const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20));

/** What is signed is when it was said, and what: nobody says it again later, or something else. `at`: s since the epoch. */
export const signatureOf = (
  { secrets }: Pick<WebhookPorts, 'secrets'>,
  { secret, at, body }: { readonly secret: string; readonly at: number; readonly body: string },
): string => `t=${at},v1=${secrets.sign(secret, `${at}.${body}`)}`;

const failed = ({ failures, failingMs }: DueWebhook, said: string): Outcome => ({
  ...{ kind: 'failed', said: said.slice(0, 300), againInMs: pauseAfter(failures) },
  isGivenUp: failingMs > GIVEN_UP_MS,
});

async function tell(ports: WebhookPorts, due: DueWebhook, { at, event }: FedEvent): Promise<Outcome> {
  const body = JSON.stringify({ at, event });
  const seconds = Math.floor(ports.clock.now() / 1_000);
  const headers = {
    'content-type': 'application/json',
    'ainern2d-event': event.name,
    'ainern2d-delivery': `${due.id}.${at}`,
    'ainern2d-signature': signatureOf(ports, { secret: due.secret, at: seconds, body }),
  };
  const status = await ports.poster.post({ url: due.url, headers, body });
  if (status >= 200 && status < 300) return { kind: 'told', position: at, said: String(status) };
  return failed(due, `It was answered with ${status}.`);
}

/** Tells one address the next that it wants to know. */
async function tellNext(ports: WebhookPorts, due: DueWebhook): Promise<Outcome> {
  const { tenantId, projectId, position, events } = due;
  const page = await ports.store.feed.read({ tenantId, runId: null, projectId }, position, PAGE);
  const next = page.events.find(({ event }) => events.includes(event.name));
  if (next !== undefined)
    return tell(ports, due, next).catch((error: unknown) => failed(due, messageOf(error)));
  return { kind: 'nothing new', position: page.last };
}

/** Tells one address the next that it wants to know, and lets go of it. */
export async function tellDue(ports: WebhookPorts, due: DueWebhook): Promise<void> {
  const outcome = await tellNext(ports, due);
  // Where the tenant’s own events end, those of others are nothing new either.
  const isEnd = outcome.kind === 'nothing new' && outcome.position === due.position;
  await ports.webhooks.settle(due.id, isEnd ? { ...outcome, position: due.end } : outcome);
}
