/** What a run costs the node that holds it: the memory of its book, and a step of its machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal } from '../../actors/orchestrator/rehearsal.ts';
import { RunBook } from '../../actors/orchestrator/run-book.ts';
import type { RunEvent } from '../../machines/run.machine.ts';
import { firstStep, stepRun, type StoredSnapshot } from '../../machines/step.ts';
import type { Measured } from './measured.ts';
import { bytesOf, heapOf, medianMs } from './stopwatch.ts';

const BOOKS = 100;
const STORY = join(import.meta.dirname, '..', '..', 'examples', '灯笼匠.txt');

/** All that happens to a run with so many jobs while they are made. */
function stepsOf(jobs: number): { events: RunEvent[]; from: StoredSnapshot } {
  const answered = ['settling', 'matching', 'drafting'] as const;
  const begun: RunEvent[] = [
    { type: 'start' },
    { type: 'jobsOpened', phase: 'reading', count: 1 },
    { type: 'jobSucceeded', key: 'reading', reused: false },
    ...answered.map((phase): RunEvent => ({ type: 'answered', phase })),
    { type: 'jobsOpened', phase: 'voicing', count: jobs },
  ];
  const from = begun.reduce((snapshot, event) => stepRun(snapshot, event).snapshot, firstStep().snapshot);
  const events = Array.from({ length: jobs }, (_, at): RunEvent => ({
    type: 'jobSucceeded',
    key: `job-${at}`,
    reused: false,
  }));
  return { events, from };
}

export async function measureRuns(): Promise<Measured['run']> {
  const rehearsal = new Rehearsal(readFileSync(STORY, 'utf8'));
  const actor = await rehearsal.begin();
  await rehearsal.work(actor, () => rehearsal.jobs.some(({ kind }) => kind === 'shot'));
  const kept = JSON.stringify(rehearsal.journal.kept);
  const jobs = rehearsal.jobs.length;
  const books: RunBook[] = [];
  const bytes = heapOf(() => {
    for (let at = 0; at < BOOKS; at += 1)
      books.push(new RunBook({ ...(JSON.parse(kept) as typeof rehearsal.journal.kept), epoch: at }));
  });
  const { events, from } = stepsOf(jobs);
  const play = (): unknown => events.reduce((snapshot, event) => stepRun(snapshot, event).snapshot, from);
  return {
    jobs,
    stepUs: (medianMs(7, play, 5) / events.length) * 1_000,
    snapshotBytes: bytesOf(play()),
    bookBytes: bytes / books.length,
  };
}
