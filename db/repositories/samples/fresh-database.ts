/** A fresh, migrated database in memory for tests of repositories. */
import type { Scope } from '../../../contracts/shared.ts';
import { openDatabase, type Database } from '../../open.ts';

export const testScope: Scope = {
  tenantId: 'local',
  projectId: 'prj-1',
  traceId: 'trace-1',
  correlationId: 'trace-1',
};

export const freshDatabase = (): Promise<Database> => openDatabase('pglite:memory');
