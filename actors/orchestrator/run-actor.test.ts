import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { TaskDag } from '../../contracts/task.ts';
import { composer } from '../../contracts/modules/composer.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { stageOrder } from '../../contracts/stage.ts';
import { firstStep, stepRun } from '../../machines/step.ts';
import { decodeJson } from '../runtime/maker.ts';
import type { RunJob } from './job-graph.ts';
import { needsOf } from './placeholders.ts';
import { Rehearsal, rest } from './rehearsal.ts';
import type { RunActor } from './run-actor.ts';
import { RunBook } from './run-book.ts';

const story = readFileSync('examples/灯笼匠.txt', 'utf8');
const begun = async (): Promise<{ stage: Rehearsal; actor: RunActor }> => {
  const stage = new Rehearsal(story);
  return { stage, actor: await stage.begin() };
};
