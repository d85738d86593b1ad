import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountSeen } from '../../actors/composer/coverage-seen.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { runCommand, scratchFolder, SMALL, storyNamed } from './command.ts';
import {
  changedShare,
  framesNamed,
  isIn,
  levelDb,
  lumaOf,
  reportIn,
  sha256Of,
  stemIn,
  textIn,
  watch,
  type Watched,
} from './delivered.ts';
import { wronglyLeftOut } from './left-out.ts';
import { replayIn } from './replay.ts';

const FPS = 24;
const scratch = scratchFolder();
afterAll(() => scratch.remove());

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** Words of an SRT without its numbers and times. */
const subtitled = (srt: string): string =>
  srt
    .split('\n')
    .filter((line) => !/^\d+$/.test(line) && !line.includes('-->'))
    .join('');

const films = [
  {
    story: '借伞.txt',
    options: [],
    width: 640,
    height: 360,
    tags: ['奶奶问', '小林说', '笑着说'],
    sees: [
      ['递给小林', '周奶奶', 'give'],
      ['跑回车站', '小林', 'run'],
      ['站在屋檐下', '小林', 'hold'],
    ],
  },
  {
    story: 'borrowed-lamp.txt',
    options: ['--aspect', '9:16'],
    width: 360,
    height: 640,
    tags: ['asked', 'said'],
    sees: [
      ['Nora knelt', 'Nora', 'kneel'],
      ['handed her', 'Tom', 'give'],
      ['Tom laughed', 'Tom', 'laugh'],
    ],
  },
] as const;

describe.each(films)('the film of $story', ({ story, options, width, height, tags, sees }) => {
  const folder = join(scratch.path, story);
  const text = readFileSync(storyNamed(story), 'utf8');
  let report: FilmReport;
  let film: Watched;
  let frames = 0;

  beforeAll(async () => {
    const { code, err } = await runCommand([
      'film',
      storyNamed(story),
      '--out',
      folder,
      ...SMALL,
      ...options,
    ]);
    expect([code, err]).toEqual([0, expect.stringContaining('film.mp4')]);
    report = reportIn(folder);
    film = await watch(join(folder, 'film.mp4'), FPS);
    frames = report.shots.reduce((sum, shot) => sum + shot.frames, 0);
  }, 240_000);

  test('lies in its folder with all that belongs to it', () => {
    const delivered = readdirSync(folder).filter((name) => !name.startsWith('.'));
    expect(delivered.sort()).toEqual([
      'film.mp4',
      'film.otio',
      'film.srt',
      'film.vtt',
      'poster.png',
      'publish',
      'report.json',
      'stems',
      'storyboard.html',
    ]);
    expect(readdirSync(join(folder, 'stems')).sort()).toEqual(['dialogue.wav', 'effects.wav', 'music.wav']);
    expect(report.film.sha256).toBe(sha256Of(join(folder, 'film.mp4')));
  });

  test('decodes to the pictures and the sound that the report counts', () => {
    expect([film.width, film.height, film.frames]).toEqual([width, height, frames]);
    const soundMs = ((film.channels[0]?.length ?? 0) / 48_000) * 1000;
    expect(Math.abs(soundMs - (frames / FPS) * 1000)).toBeLessThan(1000 / FPS);
    expect(frames / FPS).toBeGreaterThan(15);
    expect(frames / FPS).toBeLessThan(75);
  });

  test('is as loud as the web wants it, never black, and never the same picture for long', () => {
    expect(Math.abs(film.lufs + 16)).toBeLessThan(1);
    expect(film.dbtp).toBeLessThanOrEqual(-0.5);
    expect(film.luma.filter((mean) => mean < 20)).toEqual([]);
    expect(new Set(film.luma.map((mean) => mean.toFixed(2))).size).toBeGreaterThan(frames / 12);
  });

  test('follows its shots without gap or overlap', () => {
    let at = 0;
    for (const shot of report.shots) {
      expect([shot.id, shot.startFrame]).toEqual([shot.id, at]);
      at += shot.frames;
    }
  });

  test('speaks where the report says, and nowhere else', () => {
    const [dialogue = new Float32Array()] = stemIn(folder, 'dialogue.wav');
    for (const { startMs, endMs, lineId } of report.speech) {
      expect([lineId, levelDb(dialogue, startMs, endMs) > -40]).toEqual([lineId, true]);
    }
    const edges = [{ startMs: 0, endMs: 0 }, ...report.speech, { startMs: (frames / FPS) * 1000, endMs: 0 }];
    edges.slice(1).forEach(({ startMs }, at) => {
      const [from, to] = [(edges[at]?.endMs ?? 0) + 450, startMs - 60];
      if (to - from > 100) expect(levelDb(dialogue, from, to)).toBeLessThan(-50);
    });
  });

  test('says only words of the story, and no speech tag', () => {
    const words = bare(text);
    const dialogue = report.speech.filter(({ kind }) => kind === 'dialogue');
    expect(dialogue.length).toBeGreaterThanOrEqual(4);
    for (const line of dialogue) expect(words).toContain(bare(line.text));
    const said = report.speech.map((line) => line.text).join(' ');
    for (const tag of tags) expect(said).not.toContain(tag);
    expect(new Set(dialogue.map(({ speaker }) => speaker)).size).toBe(2);
  });

  test('subtitles exactly what is spoken, when it is spoken', () => {
    const srt = textIn(folder, 'film.srt');
    expect(bare(subtitled(srt))).toBe(bare(report.speech.map((line) => line.text).join('')));
    const starts = [...srt.matchAll(/^(\d+):(\d+):(\d+),(\d+) -->/gm)].map(
      ([, h, m, s, ms]) => ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms),
    );
    for (const { startMs } of report.speech) {
      expect(starts.some((start) => Math.abs(start - startMs) <= 2 * (1000 / FPS))).toBe(true);
    }
    expect(textIn(folder, 'film.vtt')).toMatch(/^WEBVTT/);
  });

  test('accounts for every word of the story', () => {
    const told = new Set<number>();
    for (const { start, end } of report.coverage) for (let at = start; at < end; at += 1) told.add(at);
    const missed = Array.from({ length: text.length }, (_, at) => text.charAt(at)).filter(
      (sign, at) => !told.has(at) && /[\p{L}\p{N}]/u.test(sign),
    );
    expect(missed.join('')).toBe('');
    for (const { as, because } of report.coverage) if (as === 'cut') expect(because).toBeTruthy();
  });

  test('leaves out nothing but headings, notes and speech tags', () => {
    expect(wronglyLeftOut(text, report.coverage)).toEqual([]);
  });

  test('has pictures to every word it keeps, and calls shown what can be seen: who is named, doing what is told, for 0.8 s', () => {
    const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const shown = report.coverage.filter(({ as }) => as === 'shown');
    for (const entry of report.coverage.filter(({ as }) => as !== 'cut')) {
      expect([words(entry), Math.min(...framesNamed(report, entry)) >= 0.8 * FPS]).toEqual([
        words(entry),
        true,
      ]);
    }
    for (const [told, name, act] of sees) {
      const entry = shown.find((each) => words(each).includes(told));
      const who = report.cast.find((each) => each.name === name)?.id;
      expect([told, entry?.names.some(({ entityId }) => entityId === who)]).toEqual([told, true]);
      const seen = report.shots.filter(({ id }) => entry?.shotIds.includes(id)).flatMap((shot) => shot.seen);
      expect(seen.map((each) => `${each.entityId} ${each.act}`)).toContain(`${who ?? ''} ${act}`);
    }
    expect(report.coverage.filter(({ as, names }) => as === 'cut' && names.length > 0)).toEqual([]);
  });

  test('has in the box of whoever is seen what the bare set does not have, and nothing else anywhere', async () => {
    const replay = replayIn(folder, join(scratch.path, `${story}-bare`));
    const ids = report.coverage.flatMap(({ as, shotIds }) => (as === 'shown' ? shotIds : []));
    const shots = report.shots.filter(({ id, seen }) => ids.includes(id) && seen.length > 0);
    expect(shots.length).toBeGreaterThanOrEqual(3);
    const half = ({ fromFrame, toFrame }: { fromFrame: number; toFrame: number }): number =>
      Math.floor((fromFrame + toFrame) / 2);
    const frames = shots.flatMap(({ seen }) => seen.map(half));
    const full = await lumaOf(join(folder, 'film.mp4'), FPS, new Set(frames));
    for (const { id, startFrame, seen } of shots) {
      const { path } = await replay(id, (drawing) => ({ ...drawing, actors: [], props: [] }));
      const bare = await lumaOf(path, FPS, new Set(seen.map((each) => half(each) - startFrame)));
      for (const sighting of seen) {
        const [here, there] = [full.get(half(sighting)), bare.get(half(sighting) - startFrame)];
        if (here === undefined || there === undefined) throw new Error(`${id} has the frame.`);
        const near = seen.filter(
          (each) => each.fromFrame - 8 < half(sighting) && each.toFrame + 8 > half(sighting),
        );
        const inside = changedShare(here, there, (x, y) => isIn(sighting.box, [x, y]));
        const outside = changedShare(
          here,
          there,
          (x, y) => !near.some(({ box }) => isIn(box, [x, y], height / 8)),
        );
        const { entityId, act } = sighting;
        expect([id, entityId, act, inside > 0.2, outside < 0.01]).toEqual([id, entityId, act, true, true]);
      }
    }
  }, 240_000);

  test('would not pass for shown with whom it names outside of the frame', async () => {
    const replay = replayIn(folder, join(scratch.path, `${story}-away`));
    const people = new Set(report.cast.map(({ id }) => id));
    const entry = report.coverage.find(
      ({ as, names, shotIds }) =>
        as === 'shown' &&
        names.length > 0 &&
        shotIds.length === 1 &&
        names.every(({ entityId }) => people.has(entityId)),
    );
    const [shotId] = entry?.shotIds ?? [];
    if (entry === undefined || shotId === undefined) throw new Error('Somebody is shown in one shot.');
    const fate = async (by: number): Promise<string | undefined> => {
      const { facts } = await replay(shotId, (drawing) => ({
        ...drawing,
        actors: drawing.actors.map((actor) => ({
          ...actor,
          x: actor.x + by,
          moves: actor.moves.map((move) => ({ ...move, toX: move.toX + by })),
        })),
      }));
      const segments = [{ shotIds: [shotId], frames: 1, seen: facts.seen }];
      return accountSeen([entry], { segments, fps: FPS, language: report.language })[0]?.as;
    };
    expect([await fate(0), await fate(40)]).toEqual(['shown', 'cut']);
  }, 120_000);

  test('moves mouths with the speech and leaves them still under narration', () => {
    expect(report.qc.lipSync.narrationMouthEvents).toBe(0);
    expect(Math.abs(report.qc.lipSync.medianOffsetMs ?? Infinity)).toBeLessThanOrEqual(1000 / FPS);
    const mouths = report.shots.flatMap(({ mouths: boxes }) => boxes);
    expect(mouths.length).toBeGreaterThan(0);
    for (const { x, y, w, h } of mouths) {
      expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height).toBe(true);
    }
  });

  test('opens in an editor and on a page without anything from outside', () => {
    const otio = JSON.parse(textIn(folder, 'film.otio')) as {
      OTIO_SCHEMA: string;
      tracks: { children: { name: string; children: { OTIO_SCHEMA: string }[] }[] };
    };
    const picture = otio.tracks.children.find(({ name }) => name === 'picture');
    const clips = picture?.children.filter((item) => item.OTIO_SCHEMA === 'Clip.1').length ?? 0;
    expect(clips).toBe(report.shots.length);
    const page = textIn(folder, 'storyboard.html');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.split('<img').length - 1).toBeGreaterThanOrEqual(clips);
  });

  test('keeps every shot in the store under the name of its bytes', () => {
    for (const { artifact } of report.shots) {
      const path = join(folder, '.ainern2d', 'objects', artifact.slice(0, 2), artifact.slice(2, 4), artifact);
      expect([existsSync(path), sha256Of(path)]).toEqual([true, artifact]);
    }
  });
});
