import { describe, expect, test } from '@jest/globals';
import type { SpeechTimings } from '../../../contracts/sound.ts';
import { soundOf, tweenOf } from './mouth-shapes.ts';
import { visemesOf } from './visemes.ts';

const MS = 48;

/** Timings from `id:milliseconds` in a row. */
function timings(row: string): SpeechTimings {
  let at = 0;
  const phonemes = row.split(' ').map((entry) => {
    const [id = '', length = '0'] = entry.split(':');
    const from = at;
    at += Number(length) * MS;
    return { id, from, to: at };
  });
  return { samples: at + 40 * MS, phonemes, words: [], source: 'engine', loudnessLufs: -19, peakDbtp: -3 };
}

/** Cues as `milliseconds` + shape. */
const cues = (row: string): string =>
  visemesOf(timings(row))
    .cues.map(({ at, shape }) => `${String(Math.round(at / MS))}${shape}`)
    .join(' ');

describe('sounds and mouths', () => {
  test.each([
    ['m', 'closure A'],
    ['ph', 'closure A'],
    ['f', 'closure G'],
    ['', 'rest'],
    ['χ', 'hidden'],
    ['kh', 'hidden'],
    ['tɕh', 'narrow'],
    ['s.', 'narrow'],
    ['ð', 'narrow'],
    ['l', 'open H'],
    ['w', 'open F'],
    ['ˈɑ', 'open D'],
    ['ˈɑu', 'open D F'],
    ['ei', 'open C B'],
    ['ˈuei', 'open F C B'],
    ['ˈiɛ', 'open B C'],
    ['o-', 'open C'],
    ['ˈyɛ', 'open F C'],
    ['oʊ', 'open E F'],
    ['aɪ', 'open D B'],
    ['ɜː', 'open E'],
    ['i̪', 'open B'],
    ['wide', 'open D'],
  ])('%s is %s', (id, expected) => {
    const sound = soundOf(id);
    const shapes =
      sound.kind === 'open'
        ? sound.gestures.map(({ shape }) => shape)
        : sound.kind === 'closure'
          ? [sound.shape]
          : [];
    expect([sound.kind, ...shapes].join(' ')).toBe(expected);
  });

  test('the parts of a glide take all of its time', () => {
    for (const id of ['ai', 'iɑ', 'uei', 'ɑ']) {
      const sound = soundOf(id);
      const shares = sound.kind === 'open' ? sound.gestures.map(({ share }) => share) : [];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  test('far shapes are joined by a nearer one, either way', () => {
    expect([tweenOf('D', 'A'), tweenOf('A', 'D'), tweenOf('C', 'F'), tweenOf('B', 'C')]).toEqual([
      'C',
      'C',
      'E',
      null,
    ]);
  });
});

describe('cues', () => {
  test('begin at 0 and end at rest', () => {
    expect(cues('ɑ:200')).toBe('0D 130C 200X');
    expect(visemesOf({ ...timings('ɑ:1'), phonemes: [] }).cues).toEqual([{ at: 0, shape: 'X' }]);
  });

  test('close the lips 25 ms before a closure sounds, and for two frames at least', () => {
    expect(cues('ɑ:160 m:30 ɑ:150')).toBe('0D 135A 218D 340X');
  });

  test('keep a short vowel between two closures, but nothing else shorter than 70 ms', () => {
    expect(cues('m:90 ɑ:70 m:90 ɑ:120')).toContain('135A');
    expect(cues('ɑ:200 i:40 ɑ:200')).not.toContain('B');
  });

  test('come from the vowel for what is made behind the teeth', () => {
    expect(cues('k:80 u:160')).toBe('0F 240X');
    expect(cues('s:90 u:150')).toBe('0F 240X');
  });

  test('rest in pauses, but not in those that are too short to be seen', () => {
    expect(cues('ɑ:150 :300 ɑ:150')).toMatch(/150X 380C 450D/);
    expect(cues('ɑ:150 :80 ɑ:150')).not.toMatch(/X.*X/);
  });

  test('never flicker, whatever comes', () => {
    const row = Array.from(
      { length: 60 },
      (_, i) =>
        `${['ɑ', 'i', 'u', 's', 'k', 'm', 'l', 'f'][(i * 5) % 8] ?? 'ɑ'}:${String(20 + ((i * 37) % 90))}`,
    ).join(' ');
    const found = visemesOf(timings(row)).cues;
    found.slice(1).forEach((cue, i) => expect(cue.at - (found[i]?.at ?? 0)).toBeGreaterThanOrEqual(39 * MS));
    found.slice(1).forEach((cue, i) => expect(cue.shape).not.toBe(found[i]?.shape));
  });
});
