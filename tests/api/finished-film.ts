/** A film as small as there is, really made. */
import { askApi, readEvents, type ClientTerms } from '../../contracts/client.ts';

/** Seconds of film, so that it is made in seconds. */
const STORY = '“Who is there?” asked Anna.\n\n“It is only me,” said Tom. He put the lamp on the table.\n';

export interface FinishedFilm {
  readonly projectId: string;
  readonly revisionId: string;
  readonly runId: string;
}

async function finished(terms: ClientTerms, runId: string): Promise<void> {
  const abort = new AbortController();
  for await (const { event } of readEvents(terms, { runId, after: 0, signal: abort.signal })) {
    if (event.name === 'run.succeeded') break;
    if (event.name === 'run.failed') throw new Error(`The film failed: ${JSON.stringify(event)}`);
  }
  abort.abort();
}

export async function finishedFilm(terms: ClientTerms, title: string): Promise<FinishedFilm> {
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title } });
  const params = { projectId: opened.document.project.id };
  const story = { params, query: { language: 'en' as const }, body: new TextEncoder().encode(STORY) };
  const { revision } = (await askApi(terms, 'submitStory', story)).document;
  const body = { revisionId: revision.id, options: { draft: true, shortSide: 144 } };
  const { run } = (await askApi(terms, 'createRun', { params, body })).document;
  await finished(terms, run.id);
  return { ...params, revisionId: revision.id, runId: run.id };
}
