/** Keeps who did what: everything that changed something, and every try to change something by somebody who may not. */
import type { RouteName } from '../../contracts/api/routes.ts';
import { routes } from '../../contracts/api/routes.ts';
import type { Route } from '../../contracts/api/route.ts';
import type { Principal } from '../../contracts/account.ts';
import { codeOf, errorFacts, type ErrorCode } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
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

/** Parts of large files that come one after the other are one deed, whose beginning and end are kept. */
const changes = ({ method, body }: Route): boolean => method !== 'GET' && body.kind !== 'piece';

/** Whoever is not known, may not, or tries too often. */
const isTelling = (code: ErrorCode): boolean => [401, 403, 429].includes(errorFacts(code).httpStatus);

function keep(ask: Ask, { name, principal, requestId, params }: Deed, outcome: string): Promise<unknown> {
  const subject = Object.entries(params).map(([key, value]) => [key, value.slice(0, 300)]);
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

/** Does it, and keeps how it ended before anybody is told. */
export async function recorded(ask: Ask, deed: Deed, work: () => Promise<Answered>): Promise<Answered> {
  if (!changes(routes[deed.name])) return work();
  const answer = await work().catch(async (error: unknown) => {
    const code = codeOf(error);
    if (isTelling(code)) await keep(ask, deed, code).catch(() => undefined);
    throw error;
  });
  if (!isAgain(answer)) await keep(ask, withActor(deed, answer), 'done');
  return answer;
}
