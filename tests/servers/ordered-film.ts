/** A short film, made by a laptop or ordered from an installation. */
import { join } from 'node:path';
import { runCommand, SMALL, startCommand, storyNamed, type Running } from '../film/command.ts';
import { sha256Of } from '../film/delivered.ts';
import type { Installation } from './installation.ts';
import { lossesIn, violationsIn } from './invariants.ts';

const story = storyNamed('borrowed-lamp.txt');
const delivered = [
  'film.mp4',
  'film.srt',
  'film.otio',
  'poster.png',
  'stems/dialogue.wav',
  'stems/music.wav',
];

/** Hashes of what is delivered, by path. */
export type Sums = Readonly<Record<string, string>>;

const sumsOf = (folder: string): Sums =>
  Object.fromEntries(delivered.map((path) => [path, sha256Of(join(folder, path))]));

/** Makes the film in one process, which is what all others are compared with. Rejects when it cannot be made. */
export async function makeOnLaptop(folder: string): Promise<Sums> {
  const { code, err } = await runCommand(['film', story, '--out', folder, ...SMALL]);
  if (code !== 0) throw new Error(`The laptop’s film was not made: ${err}`);
  return sumsOf(folder);
}

/** A film that is being made by an installation. */
export interface OrderedFilm {
  readonly running: Running;
  /** What is wrong with the film and with what the installation knows of it, once it has ended; nothing when it is the laptop’s. */
  readonly faults: (laptop: Sums) => Promise<readonly string[]>;
}

function strange(found: Sums, laptop: Sums): readonly string[] {
  return Object.keys(laptop)
    .filter((path) => found[path] !== laptop[path])
    .map((path) => `${path} is not the laptop’s`);
}

export function orderFilm(installation: Installation, folder: string): OrderedFilm {
  const options = ['--out', folder, ...SMALL, '--cluster', '--json'];
  const running = startCommand(['film', story, ...options], { env: installation.environment });
  const faults = async (laptop: Sums): Promise<readonly string[]> => {
    const { code, err } = await running.ended;
    if (code !== 0 || err !== '') return [`the command ended with ${code ?? 'a signal'}: ${err}`];
    const lost = await lossesIn(installation);
    return [...strange(sumsOf(folder), laptop), ...lost, ...(await violationsIn(installation))];
  };
  return { running, faults };
}
