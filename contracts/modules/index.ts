/** All actions of all modules. */
import type { Action } from '../action.ts';
import { assetKnowledge } from './asset-knowledge.ts';
import { composer } from './composer.ts';
import { entityCore } from './entity-core.ts';
import { gateway } from './gateway.ts';
import { modelRouter } from './model-router.ts';
import type { ModuleName } from './names.ts';
import { observer } from './observer.ts';
import { orchestrator } from './orchestrator.ts';
import { planner } from './planner.ts';
import { workerHub } from './worker-hub.ts';
import { workerAudio, workerLipsync, workerLlm, workerVideo } from './workers.ts';

export const actionsByModule = {
  gateway,
  orchestrator,
  'entity-core': entityCore,
  'asset-knowledge': assetKnowledge,
  planner,
  'model-router': modelRouter,
  'worker-hub': workerHub,
  'worker-video': workerVideo,
  'worker-audio': workerAudio,
  'worker-llm': workerLlm,
  'worker-lipsync': workerLipsync,
  composer,
  observer,
} as const satisfies Record<ModuleName, Readonly<Record<string, Action>>>;

/** The actions of one module, in the order of its contract. */
export const actionsOfModule = (module: ModuleName): readonly Action[] =>
  Object.values<Action>(actionsByModule[module]);
