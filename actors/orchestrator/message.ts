/** What a run is told: by those who command it, by the hub, and by itself. */
import type { RoleArtifact } from '../../contracts/artifact.ts';
import type { RunEvent, RunPhase } from '../../machines/run.machine.ts';
import type { RunJob } from './job-graph.ts';
import type { RunDocuments } from './journal.ts';

/** What may arrive in a run’s mailbox. */
export type Message =
  | { readonly type: 'event'; readonly event: RunEvent }
  | {
      readonly type: 'jobDone';
      /** Its place in the hub’s log. */
      readonly position: number;
      readonly key: string;
      readonly reused: boolean;
      readonly artifacts: readonly RoleArtifact[];
      readonly facts: Readonly<Record<string, unknown>>;
      readonly cpuMs: number;
    }
  | {
      readonly type: 'jobFailed';
      readonly position: number;
      readonly key: string;
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly type: 'performed';
      readonly phase: RunPhase;
      readonly documents: RunDocuments;
      readonly jobs: readonly RunJob[] | null;
    }
  | { readonly type: 'retryLater'; readonly phase: RunPhase; readonly delayMs: number };

export type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>;
