/** The thirteen modules, by layer; folders of services/ and actors/ have these names and no others. */
import * as z from 'zod';

export const layers = {
  control: ['gateway', 'orchestrator', 'worker-hub'],
  intelligence: ['entity-core', 'asset-knowledge', 'planner', 'model-router'],
  execution: ['worker-video', 'worker-audio', 'worker-llm', 'worker-lipsync', 'composer'],
  platform: ['observer'],
} as const;

export type Layer = keyof typeof layers;
export type ModuleName = (typeof layers)[Layer][number];

/** Modules in the order of their numbers 01…13. */
export const moduleNames = [
  'gateway',
  'orchestrator',
  'entity-core',
  'asset-knowledge',
  'planner',
  'model-router',
  'worker-hub',
  'worker-video',
  'worker-audio',
  'worker-llm',
  'worker-lipsync',
  'composer',
  'observer',
] as const satisfies readonly ModuleName[];

export const ModuleName = z.enum(moduleNames);

/** Outside callers: the command line, the studio and the REPL, who may only speak to the gateway. */
export const EDGE = 'edge';
export type Caller = ModuleName | typeof EDGE;

export const layerOf = (module: ModuleName): Layer =>
  (Object.keys(layers) as Layer[]).find((layer) => (layers[layer] as readonly string[]).includes(module)) ??
  'platform';

/** PostgreSQL schema of a module: its name with underscores. */
export const schemaOf = (module: ModuleName): string => module.replaceAll('-', '_');
