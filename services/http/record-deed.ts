/** Keeps who did what: everything that changed something, and whoever tried what he may not, be it only to look. */
import type { RouteName } from '../../contracts/api/routes.ts';
import { routes } from '../../contracts/api/routes.ts';
import type { Route } from '../../contracts/api/route.ts';
import type { Principal } from '../../contracts/account.ts';
import { codeOf, errorFacts, type ErrorCode } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Ask } from '../wiring/ask.ts';
import type { Answered } from './answered.ts';
import { scopeOf } from './identify.ts';

export interface Deed {
  readonly name: RouteName;
  readonly principal: Principal;
  readonly requestId: string;
  /** What it is done to, as the address names it. */
  readonly params: Readonly<Record<string, string>>;
}

export interface RecordPorts {
  readonly ask: Ask;
  readonly cache: Pick<Cache, 'count'>;
}

/** Parts of large files that come one after the other are one deed, whose beginning and end are kept. */
const changes = ({ method, body }: Route): boolean => method !== 'GET' && body.kind !== 'piece';

/** Whoever is not known, may not, or tries too often. */
const isTelling = (code: ErrorCode): boolean => [401, 403, 429].includes(errorFacts(code).httpStatus);

/** What is answered where an address names what there is not, or is another’s: nobody but whoever asks knows which. */
const named: Partial<Record<ErrorCode, string>> = {
  ...{ PROJECT_UNKNOWN: 'projectId', RUN_UNKNOWN: 'runId', REVISION_UNKNOWN: 'revisionId' },
  ...{ UPLOAD_UNKNOWN: 'uploadId', ASSET_UNKNOWN: 'assetId', COMMENT_UNKNOWN: 'commentId' },
  ...{ LINK_UNKNOWN: 'linkId', WEBHOOK_UNKNOWN: 'webhookId', MEMBER_UNKNOWN: 'accountId' },
};

/** Whether somebody known asks for what he may not, or for what is not his. */
const isProbing = ({ principal, params }: Deed, code: ErrorCode): boolean =>
  principal.by !== 'nothing' && (code === 'RIGHT_MISSING' || (named[code] ?? '') in params);

const MINUTE_MS = 60_000;

/** Of what somebody tries again and again one a minute is kept, so that nobody fills the record with nothing. */
async function isFirst({ cache }: RecordPorts, { name, principal }: Deed, code: ErrorCode): Promise<boolean> {
  const what = [principal.tenantId, principal.credentialId, name, code].join(' ');
  return (await cache.count(`api.refused.${what}`, MINUTE_MS)) === 1;
}

/**
 * Whether a refusal is kept: each try at a secret, and once a minute what somebody known may not see or do, or what nobody
 * known would change.
 */
async function isKept(ports: RecordPorts, deed: Deed, code: ErrorCode): Promise<boolean> {
  if (isProbing(deed, code)) return isFirst(ports, deed, code);
  if (!changes(routes[deed.name]) || !isTelling(code)) return false;
  return code !== 'KEY_WRONG' || isFirst(ports, deed, code);
}

/** Whoever puts a token where a name belongs has it kept nowhere. */
const withoutTokens = (value: string): string => value.replace(/(at|rt|ak|in|sl)_[\w-]{43}/g, 'a token');

function keep(ask: Ask, { name, principal, requestId, params }: Deed, outcome: string): Promise<unknown> {
  const subject = Object.entries(params).map(([key, value]) => [key, withoutTokens(value).slice(0, 300)]);
  return ask(scopeOf(principal, requestId), gateway.recordDeed, {
    ...{ actor: principal.accountId, by: principal.by, deed: name, outcome, requestId },
    subject: Object.fromEntries(subject) as Record<string, string>,
  });
}

/** Of a login it is known only afterwards whose it is. */
const withActor = (deed: Deed, answer: Answered): Deed =>
  answer.kind === 'json' && answer.actor !== undefined
    ? { ...deed, principal: { ...deed.principal, ...answer.actor } }
    : deed;

/** What is given a second time was done once. */
const isAgain = (answer: Answered): boolean => answer.kind === 'json' && answer.isReplayed === true;

async function keepRefusal(ports: RecordPorts, deed: Deed, code: ErrorCode): Promise<void> {
  if (await isKept(ports, deed, code)) await keep(ports.ask, deed, code);
}

/** Does it, and keeps how it ended before anybody is told. */
export async function recorded(
  ports: RecordPorts,
  deed: Deed,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const answer = await work().catch(async (error: unknown) => {
    await keepRefusal(ports, deed, codeOf(error)).catch(() => undefined);
    throw error;
  });
  if (changes(routes[deed.name]) && !isAgain(answer)) await keep(ports.ask, withActor(deed, answer), 'done');
  return answer;
}
