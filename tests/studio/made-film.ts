/** A short film for tests that need one, made once. */
import { readFileSync } from 'node:fs';
import { askApi } from '../../contracts/client.ts';
import { isOver } from '../../contracts/run.ts';
import { storyNamed } from '../film/command.ts';
import { ownTerms } from './opened.ts';

const LONGEST_MS = 120_000;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

const shortStory = (): string => readFileSync(storyNamed('borrowed-lamp.txt'), 'utf8');

async function begin(title: string): Promise<string> {
  const terms = ownTerms();
  const { project } = (await askApi(terms, 'createProject', { params: {}, body: { title } })).document;
  const params = { projectId: project.id };
  const body = new TextEncoder().encode(shortStory());
  const { revision } = (await askApi(terms, 'submitStory', { params, body })).document;
  const options = { draft: true, shortSide: 360 };
  await askApi(terms, 'createRun', { params, body: { revisionId: revision.id, options } });
  return project.id;
}

/** Waits until the newest film of a project is finished, and gives its id. */
export async function finishedRun(projectId: string): Promise<string> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    const { runs } = (await askApi(ownTerms(), 'listRuns', { params: { projectId }, query: { limit: 1 } }))
      .document;
    const run = runs[0];
    if (run?.state === 'succeeded') return run.id;
    if (run !== undefined && isOver(run.state)) throw new Error(`The film is ${run.state}.`);
    await pause();
  }
  throw new Error(`The film was not finished after ${LONGEST_MS} ms.`);
}

/** The project of a finished film that is nobody else’s. */
export async function madeFilm(title: string): Promise<string> {
  const projectId = await begin(title);
  await finishedRun(projectId);
  return projectId;
}
