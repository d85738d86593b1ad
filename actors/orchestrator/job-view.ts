/** A job as others see it. */
import type { Job } from '../../contracts/task.ts';
import type { RunJob } from './job-graph.ts';

export const toJob =
  (runId: string) =>
  ({
    id,
    key,
    kind,
    stage,
    state,
    subject,
    digest,
    reused,
    attempt,
    artifacts,
    facts,
    cpuMs,
  }: RunJob): Job => ({
    id,
    runId,
    key,
    kind,
    stage,
    state,
    subject,
    digest,
    reused,
    attempt,
    artifacts: [...artifacts],
    facts: { ...facts },
    errorCode: null,
    cpuMs,
  });
