/** Runs as the gateway orders them. */
import { randomUUID } from 'node:crypto';
import type { RunOrder } from '../../../actors/orchestrator/journal.ts';
import { defaultRunOptions, type ReviewGate } from '../../../contracts/run.ts';
import type { Scope } from '../../../contracts/shared.ts';
import { sha256Of } from './stand-in.ts';

export const scope: Scope = {
  ...{ tenantId: 'local', projectId: 'prj-1', traceId: 'trace-1', correlationId: 'trace-1' },
};

export function newOrder(gates: ReviewGate[]): RunOrder & { gates: ReviewGate[] } {
  const runId = `run-${randomUUID()}`;
  return {
    runId,
    revision: {
      ...{ id: `rev-${runId}`, projectId: scope.projectId, number: 1, parentId: null },
      story: { sha256: sha256Of(runId), bytes: 200, mediaType: 'text/plain' },
      ...{ language: 'auto', edits: [], sealedAt: null },
    },
    options: defaultRunOptions,
    gates,
    ...{ fileName: 'story.txt', title: 'x'.repeat(200) },
  };
}
