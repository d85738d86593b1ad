import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FilmReport } from '../../contracts/film.ts';
import { runCommand, scratchFolder, SMALL, storyNamed } from './command.ts';
import { levelDb, reportIn, sha256Of, stemIn, textIn, watch, type Watched } from './delivered.ts';

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
  { story: '借伞.txt', options: [], width: 640, height: 360, tags: ['奶奶问', '小林说', '笑着说'] },
  {
    story: 'borrowed-lamp.txt',
    options: ['--aspect', '9:16'],
    width: 360,
    height: 640,
    tags: ['asked', 'said'],
  },
] as const;

describe.each(films)('the film of $story', ({ story, options, width, height, tags }) => {
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
    const lengths = new Map(report.shots.map((shot) => [shot.id, shot.frames / FPS]));
    for (const { as, shotIds, because } of report.coverage) {
      if (as === 'cut') expect(because).toBeTruthy();
      else expect(shotIds.reduce((sum, id) => sum + (lengths.get(id) ?? 0), 0)).toBeGreaterThanOrEqual(0.8);
    }
  });

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
