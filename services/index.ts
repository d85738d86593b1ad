/** All services, for a node that runs every module; the map of the product. */
import type { ServiceSchema } from 'moleculer';
import type { ModuleName } from '../contracts/modules/names.ts';
import gateway from './control/gateway.service.ts';
import orchestrator from './control/orchestrator.service.ts';
import workerHub from './control/worker-hub.service.ts';
import composer from './execution/composer.service.ts';
import workerAudio from './execution/worker-audio.service.ts';
import workerLipsync from './execution/worker-lipsync.service.ts';
import workerLlm from './execution/worker-llm.service.ts';
import workerVideo from './execution/worker-video.service.ts';
import assetKnowledge from './intelligence/asset-knowledge.service.ts';
import entityCore from './intelligence/entity-core.service.ts';
import modelRouter from './intelligence/model-router.service.ts';
import planner from './intelligence/planner.service.ts';
import observer from './platform/observer.service.ts';

export const services: Readonly<Record<ModuleName, ServiceSchema>> = {
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
};
