/** Which tables and migrations each module has; workers keep no tables. */
import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { ModuleName } from '../contracts/modules/names.ts';
import { assetKnowledgeEntities } from './entities/asset-knowledge.ts';
import { composerEntities } from './entities/composer.ts';
import { entityCoreEntities } from './entities/entity-core.ts';
import { plannerEntities } from './entities/planner.ts';
import { gatewayEntities } from './entities/gateway.ts';
import { modelRouterEntities } from './entities/model-router.ts';
import { observerEntities } from './entities/observer.ts';
import { orchestratorEntities } from './entities/orchestrator.ts';
import { workerHubEntities } from './entities/worker-hub.ts';
import { assetKnowledgeMigrations } from './migrations/asset-knowledge.ts';
import { composerMigrations } from './migrations/composer.ts';
import { entityCoreMigrations } from './migrations/entity-core.ts';
import { plannerMigrations } from './migrations/planner.ts';
import { gatewayMigrations } from './migrations/gateway.ts';
import { modelRouterMigrations } from './migrations/model-router.ts';
import { observerMigrations } from './migrations/observer.ts';
import { orchestratorMigrations } from './migrations/orchestrator.ts';
import { workerHubMigrations } from './migrations/worker-hub.ts';

export interface ModuleSchema {
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export const moduleSchemas = {
  gateway: { entities: gatewayEntities, migrations: gatewayMigrations },
  orchestrator: { entities: orchestratorEntities, migrations: orchestratorMigrations },
  'asset-knowledge': { entities: assetKnowledgeEntities, migrations: assetKnowledgeMigrations },
  'entity-core': { entities: entityCoreEntities, migrations: entityCoreMigrations },
  planner: { entities: plannerEntities, migrations: plannerMigrations },
  'model-router': { entities: modelRouterEntities, migrations: modelRouterMigrations },
  'worker-hub': { entities: workerHubEntities, migrations: workerHubMigrations },
  composer: { entities: composerEntities, migrations: composerMigrations },
  observer: { entities: observerEntities, migrations: observerMigrations },
} as const satisfies Partial<Record<ModuleName, ModuleSchema>>;

export type ModuleWithSchema = keyof typeof moduleSchemas;
export const modulesWithSchema = Object.keys(moduleSchemas) as ModuleWithSchema[];
