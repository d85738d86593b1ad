/** Makes a film of a story over HTTP: `node examples/from-typescript.ts ADDRESS KEY STORY FILM`, with a Node that runs TypeScript (22.18 or later). */
import { readFile, writeFile } from 'node:fs/promises';
import { askApi, fetchFile, readEvents, type ClientTerms } from 'ainern2d/client';

const [origin = 'http://127.0.0.1:2424', key = '', story = 'story.txt', film = 'film.mp4'] =
  process.argv.slice(2);
const studio: ClientTerms = { origin, key, fetch };

/** Asks for a film of the story, in a project of its own; a small draft, which is soon there. */
async function ordered(): Promise<string> {
  const { project } = (await askApi(studio, 'createProject', { params: {}, body: { title: story } })).document;
  const params = { projectId: project.id };
  const told = await askApi(studio, 'submitStory', { params, body: await readFile(story) });
  const body = { revisionId: told.document.revision.id, options: { draft: true, shortSide: 144 } };
  return (await askApi(studio, 'createRun', { params, body })).document.run.id;
}

/** Says how far it is, until it is a film; whatever ends it otherwise is an error. */
async function finished(runId: string): Promise<void> {
  const listening = new AbortController();
  for await (const { event } of readEvents(studio, { runId, after: 0, signal: listening.signal })) {
    process.stdout.write(`${event.name}\n`);
    if (event.name === 'run.succeeded') break;
    if (event.name === 'run.failed' || event.name === 'run.cancelled') throw new Error(event.name);
  }
  listening.abort();
}

const runId = await ordered();
await finished(runId);
const file = await fetchFile(studio, 'getFile', { params: { runId, path: 'film.mp4' } });
await writeFile(film, file.body ?? '');
