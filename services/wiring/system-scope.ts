/** The scope of what belongs to the installation and to no project. */
import { SYSTEM_TENANT, type Scope } from '../../contracts/shared.ts';

export const systemScope: Scope = {
  tenantId: SYSTEM_TENANT,
  projectId: SYSTEM_TENANT,
  traceId: SYSTEM_TENANT,
  correlationId: SYSTEM_TENANT,
};
