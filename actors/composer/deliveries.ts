/** The files of a finished film, and where they lie in the delivery. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { Delivery } from '../../contracts/modules/gateway.ts';
import type { FinishedWork } from './finished-work.ts';

/** Path in the delivery, key of the job that makes the file, and its role there. */
const files: readonly (readonly [path: string, job: string, role: string])[] = [
  ['film.mp4', 'film', 'film'],
  ['film.srt', 'subtitles', 'srt'],
  ['film.vtt', 'subtitles', 'vtt'],
  ['film.otio', 'otio', 'otio'],
  ['poster.png', 'poster', 'poster'],
  ['storyboard.html', 'storyboard', 'storyboard'],
  ['stems/dialogue.wav', 'mix', 'dialogue'],
  ['stems/music.wav', 'mix', 'music'],
  ['stems/effects.wav', 'mix', 'effects'],
  ['publish/cover-16x9.jpg', 'cover-16x9', 'cover'],
  ['publish/cover-9x16.jpg', 'cover-9x16', 'cover'],
  ['publish/cover-3x4.jpg', 'cover-3x4', 'cover'],
  ['publish/publish.json', 'publish', 'document'],
];

/** Where the files of any film lie in its folder. */
export const deliveredPaths: readonly string[] = [...files.map(([path]) => path), 'report.json'];

/** Everything that is delivered, the report last. Throws INTERNAL when a file was not made. */
export const deliveriesOf = (work: FinishedWork, report: ArtifactRef): Delivery[] => [
  ...files.map(([path, job, role]) => ({ path, artifact: work.artifact(job, role) })),
  { path: 'report.json', artifact: report },
];
