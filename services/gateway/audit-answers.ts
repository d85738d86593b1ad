/** Who did what, and what is known of somebody: what the gateway answers. */
import { checkDeeds, nextDeed, toEntry, type AuditStore } from '../../actors/gateway/audit.ts';
import type { CommentStore } from '../../actors/gateway/comment-store.ts';
import { getAccount, type AccountPorts } from '../../actors/gateway/log-in.ts';
import { pageAsked } from '../../actors/runtime/page.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers } from '../wiring/serve.ts';

export interface AuditPorts extends AccountPorts {
  readonly audit: AuditStore;
  readonly said: CommentStore;
  readonly clock: Clock;
}

const COMMENTS = 100;

export const auditAnswers = (ports: AuditPorts) => {
  const { audit, said, accounts, clock } = ports;
  return {
    recordDeed: async (deed, { scope }) => ({
      number: await audit.add(scope, deed.actor, nextDeed(deed, clock.now())),
    }),
    listDeeds: async (page, { scope }) => {
      const entries = (await audit.list(scope.tenantId, page)).map(toEntry);
      return { entries, next: entries.length === page.limit ? (entries.at(-1)?.number ?? null) : null };
    },
    checkDeeds: (_, { scope }) => checkDeeds(audit, scope.tenantId),
    exportAccount: async ({ accountId, after }) => {
      const known = await getAccount(ports, accountId);
      const { items, next } = await said.comments.by(accountId, pageAsked({ after, limit: COMMENTS }));
      return {
        ...known,
        sessions: [...(await accounts.sessions.list(accountId))],
        keys: [...(await accounts.apiKeys.listAll(accountId))],
        comments: [...items],
        next,
      };
    },
  } satisfies Partial<Answers<typeof gateway>>;
};
