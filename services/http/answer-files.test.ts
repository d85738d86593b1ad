import { describe, expect, test } from '@jest/globals';
import { deliveredPaths } from '../../actors/composer/deliveries.ts';
import type { Right } from '../../contracts/rights.ts';
import { getFile, listFiles } from './answer-files.ts';
import type { AnswerPorts, Asker } from './answered.ts';

const deliveries = deliveredPaths.map((path) => ({
  path,
  artifact: { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'application/json' },
}));

const ports = { ask: async () => ({ deliveries }) } as unknown as AnswerPorts;

const asker = (...rights: Right[]): Asker => ({ scope: {}, principal: { rights } }) as unknown as Asker;

async function seenBy(...rights: Right[]): Promise<string[]> {
  const answer = await listFiles({ params: { runId: 'r' }, query: {}, body: null }, asker(...rights), ports);
  const { document } = answer as { document: { files: { path: string }[] } };
  return document.files.map(({ path }) => path);
}

const fetched = (path: string, ...rights: Right[]): Promise<unknown> =>
  getFile({ params: { runId: 'r', path }, query: { download: '0' }, body: null }, asker(...rights), ports);

describe('the files of a film', () => {
  test('are for a guest the film, its subtitles and the pictures that stand for it', async () => {
    expect(await seenBy('watch', 'comment')).toEqual([
      ...['film.mp4', 'film.srt', 'film.vtt', 'poster.png'],
      ...['publish/cover-16x9.jpg', 'publish/cover-9x16.jpg', 'publish/cover-3x4.jpg'],
    ]);
    await expect(fetched('film.vtt', 'watch')).resolves.toMatchObject({ name: 'film.vtt' });
    for (const path of ['report.json', 'film.otio', 'storyboard.html', 'stems/dialogue.wav'])
      await expect(fetched(path, 'watch', 'comment')).rejects.toMatchObject({ code: 'FILE_UNKNOWN' });
  });

  test('are all there for whoever sees what films are made of', async () => {
    expect(await seenBy('watch', 'look')).toEqual(deliveredPaths);
    await expect(fetched('report.json', 'look')).resolves.toMatchObject({ name: 'report.json' });
  });
});
