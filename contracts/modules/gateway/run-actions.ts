/** Films asked for, and what comes of them. */
import * as z from 'zod';
import { ArtifactRef } from '../../artifact.ts';
import { ReviewGate, Run, RunOptions } from '../../run.ts';
import { Id, Place } from '../../shared.ts';
import { Revision } from '../../story.ts';
import { Job } from '../../task.ts';
import { RunPlans } from '../orchestrator.ts';
import { Delivery, FedEvent, projectRef, runRef } from './facts.ts';

export const runActions = {
  createRun: {
    does: 'Asks for a film of a sealed revision; the same revision, options and try give the same run.',
    params: z.strictObject({
      projectId: Id,
      revisionId: Id,
      options: RunOptions,
      gates: z.array(ReviewGate).max(ReviewGate.options.length).default([]),
      /** Tries before this one whose stored pieces turned out to be broken: a new run makes those anew. */
      tries: z.int().nonnegative().max(20).default(0),
    }),
    result: z.strictObject({ run: Run }),
  },
  cancelRun: {
    does: 'Asks for a run to be cancelled.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  pauseRun: {
    does: 'Asks for no further work of a run to be started.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  resumeRun: {
    does: 'Lets a paused, failed or reviewed run go on.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  getRun: { does: 'Tells the state of a run.', params: runRef, result: z.strictObject({ run: Run }) },
  latestRun: {
    does: 'Finds the newest run of a project, finished or not.',
    params: projectRef,
    result: z.strictObject({ run: Run.nullable(), revision: Revision.nullable() }),
  },
  listRuns: {
    does: 'Lists the runs of a project, the newest first.',
    params: projectRef.extend({
      limit: z.int().positive().max(50).default(20),
      state: Run.shape.state.nullable().default(null),
      after: Place.default(''),
    }),
    result: z.strictObject({ runs: z.array(Run), next: z.string().nullable() }),
  },
  lastFilm: {
    does: 'Finds the newest run of a project that has ended with a film.',
    params: projectRef,
    result: z.strictObject({ run: Run.nullable() }),
  },
  listJobs: {
    does: 'Lists jobs of a run after a key, in order of keys.',
    params: z.strictObject({
      runId: Id,
      after: z.string().default(''),
      limit: z.int().positive().max(200).default(100),
    }),
    result: z.strictObject({ jobs: z.array(Job), next: z.string().nullable() }),
  },
  getPlan: {
    does: 'Gives script, shots and timeline of a run, as far as they are made.',
    params: runRef,
    result: RunPlans,
  },
  listDeliveries: {
    does: 'Lists the files of a finished film.',
    params: runRef,
    result: z.strictObject({ deliveries: z.array(Delivery) }),
  },
  getReport: {
    does: 'Gives the report of a finished film.',
    params: runRef,
    result: z.strictObject({ report: ArtifactRef }),
  },
  feed: {
    does: 'Reads the events of a run, a project or the tenant, of all modules, after a position of the feed.',
    params: z.strictObject({
      runId: Id.nullable(),
      projectId: Id.nullable().default(null),
      after: z.int().nonnegative(),
      limit: z.int().positive().max(500).default(200),
    }),
    result: z.strictObject({ events: z.array(FedEvent), last: z.int().nonnegative() }),
  },
  feedOfAll: {
    does: 'Reads the events of all tenants, for whoever tells each of its own; from null, only where the feed ends.',
    params: z.strictObject({ after: z.int().nonnegative().nullable(), limit: z.int().positive().max(500) }),
    result: z.strictObject({ events: z.array(FedEvent), last: z.int().nonnegative() }),
  },
} as const;
