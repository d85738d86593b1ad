/** Who did what, and what is known of somebody: what the HTTP API answers. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { SYSTEM_TENANT } from '../../contracts/shared.ts';
import { expectPerson } from './answer-accounts.ts';
import { json, type Answers } from './answered.ts';

type AuditAnswers = Pick<Answers, 'listDeeds' | 'listSystemDeeds' | 'checkDeeds' | 'exportMe'>;

export const auditAnswers: AuditAnswers = {
  listDeeds: async ({ query: { actor = null, deed = null, ...page } }, { scope }, { ask }) =>
    json('listDeeds', await ask(scope, gateway.listDeeds, { ...page, actor, deed })),
  listSystemDeeds: async ({ query }, { scope }, { ask }) => {
    const nobodys = { ...scope, tenantId: SYSTEM_TENANT, projectId: SYSTEM_TENANT };
    return json(
      'listSystemDeeds',
      await ask(nobodys, gateway.listDeeds, { ...query, actor: null, deed: null }),
    );
  },
  checkDeeds: async (_, { scope }, { ask }) => json('checkDeeds', await ask(scope, gateway.checkDeeds, {})),
  exportMe: async ({ query }, asker, { ask }) => {
    const asked = { ...query, accountId: expectPerson(asker) };
    return json('exportMe', await ask(asker.scope, gateway.exportAccount, asked));
  },
};
