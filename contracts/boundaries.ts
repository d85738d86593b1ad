/**
 * The one table of boundaries: who may call which action, who may publish which event. Middleware checks both ends;
 * tests try the forbidden calls.
 */
import { events, type EventName } from './event.ts';
import { EDGE, moduleNames, type Caller, type ModuleName } from './modules/names.ts';

const everyone: readonly Caller[] = [...moduleNames, EDGE];
const workers: readonly ModuleName[] = [
  'worker-video',
  'worker-audio',
  'worker-llm',
  'worker-lipsync',
  'composer',
];

/** Callers by action. `*` stands for all actions of a module that have no line of their own. */
export const mayCall: Readonly<Record<string, readonly Caller[]>> = {
  'gateway.*': [EDGE],
  'gateway.readEvents': moduleNames,
  'orchestrator.*': ['gateway'],
  'orchestrator.startRun': ['gateway', 'orchestrator'],
  'orchestrator.cancelRun': ['gateway', 'orchestrator'],
  'orchestrator.pauseRun': ['gateway', 'orchestrator'],
  'orchestrator.resumeRun': ['gateway', 'orchestrator'],
  'orchestrator.getLoad': ['gateway', 'observer', EDGE],
  'orchestrator.readEvents': moduleNames,
  'entity-core.*': ['orchestrator'],
  'entity-core.getBible': ['gateway', 'orchestrator'],
  'entity-core.keepBible': ['gateway'],
  'entity-core.tryOn': [EDGE],
  'entity-core.suggestLooks': [EDGE],
  'entity-core.suggestVoices': [EDGE],
  'entity-core.readEvents': moduleNames,
  'asset-knowledge.*': ['orchestrator'],
  'asset-knowledge.searchAssets': ['gateway', 'orchestrator'],
  'asset-knowledge.keepAsset': ['gateway'],
  'asset-knowledge.getAsset': ['gateway'],
  'asset-knowledge.listAssets': ['gateway'],
  'asset-knowledge.removeAsset': ['gateway'],
  'asset-knowledge.readEvents': moduleNames,
  'planner.*': ['orchestrator'],
  'planner.readEvents': moduleNames,
  'model-router.*': ['orchestrator'],
  'model-router.getBudget': ['gateway', 'orchestrator'],
  'model-router.setBudget': ['gateway'],
  'model-router.listProviders': ['gateway'],
  'model-router.listNodes': ['gateway', 'observer', EDGE],
  'model-router.readEvents': moduleNames,
  'worker-hub.*': workers,
  'worker-hub.submitJobs': ['orchestrator'],
  'worker-hub.lookUpDigests': ['orchestrator'],
  'worker-hub.withdrawJobs': ['orchestrator'],
  'worker-hub.recordArtifacts': ['orchestrator'],
  'worker-hub.readEvents': moduleNames,
  'worker-hub.readRunEvents': ['orchestrator'],
  'worker-video.*': ['worker-hub', 'observer', EDGE],
  'worker-video.provePicture': [EDGE],
  'worker-video.drawPortrait': [EDGE],
  'worker-audio.*': ['worker-hub', 'observer', EDGE],
  'worker-audio.speakSample': [EDGE],
  'worker-llm.*': ['worker-hub', 'observer', EDGE],
  'worker-lipsync.*': ['worker-hub', 'observer', EDGE],
  'composer.*': ['orchestrator'],
  'composer.listDeliveries': ['gateway', 'orchestrator'],
  'composer.getWork': ['worker-hub', 'observer', EDGE],
  'composer.readEvents': moduleNames,
  'observer.*': ['gateway', EDGE],
  'observer.readEvents': everyone,
};

/** Whether `caller` may call `action` (`module.verb`). */
export function isCallAllowed(caller: Caller, action: string): boolean {
  const module = action.slice(0, action.indexOf('.'));
  const callers = mayCall[action] ?? mayCall[`${module}.*`] ?? [];
  return callers.includes(caller);
}

/** Whether `module` may publish `event`: every event has one owner. */
export const isPublishAllowed = (module: Caller, event: EventName): boolean => events[event].owner === module;
