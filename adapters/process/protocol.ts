/** What a node and the processes of its crew say to each other. Bytes never travel here: they lie in the object store. */
import type { WorkAhead } from '../../actors/runtime/crew.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerFailure, WorkerResult } from '../../contracts/worker.ts';

export type ToChild =
  /** Said first: the URL of the object store, which may hold a secret. Only this channel and the two ends of it know it. */
  | { readonly type: 'open'; readonly objects: string }
  | { readonly type: 'do'; readonly task: TaskSpec; readonly provider: Provider }
  | { readonly type: 'begin'; readonly work: WorkAhead }
  | { readonly type: 'stop' };

export type FromChild =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'begun'; readonly result: WorkerResult | null }
  | { readonly type: 'done'; readonly result: WorkerResult }
  | { readonly type: 'failed'; readonly failure: WorkerFailure };
