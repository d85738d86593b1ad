import { describe, expect, test } from '@jest/globals';
import { defaultRunOptions } from '../../contracts/run.ts';
import { filmArguments } from './film-options.ts';

/** The sentence with which arguments are refused. */
function refusal(...args: string[]): string {
  try {
    filmArguments(args);
  } catch (error) {
    expect(error).toMatchObject({ code: 'USAGE_WRONG' });
    return (error as Error).message;
  }
  return 'It was taken.';
}

describe('the options of a film', () => {
  test('are the usual ones when only a story is given', () => {
    expect(filmArguments(['story.txt'])).toEqual({
      ...{
        story: 'story.txt',
        out: undefined,
        castFile: undefined,
        planOnly: false,
        cluster: false,
        json: false,
      },
      options: defaultRunOptions,
    });
  });

  test('are taken as they are given, before or after the story', () => {
    const given = filmArguments([
      ...['--lang', 'zh', '--aspect', '9:16', '--short-side', '720', '--fps', '30', 'story.txt'],
      ...['--seed', '7', '--style', 'paper-cut', '--narration', 'full', '--subtitles', 'soft'],
      ...['--max-seconds', '60', '--out', 'films/x', '--cast', 'cast.json', '--plan-only', '--json'],
    ]);
    expect(given).toEqual({
      ...{
        story: 'story.txt',
        out: 'films/x',
        castFile: 'cast.json',
        planOnly: true,
        cluster: false,
        json: true,
      },
      options: {
        ...{ language: 'zh', aspect: '9:16', shortSide: 720, fps: 30, seed: 7, style: 'paper-cut' },
        ...{ narration: 'full', subtitles: 'soft', maxSeconds: 60, draft: false },
      },
    });
  });

  test('make a small picture for a draft, unless another is asked for', () => {
    expect(filmArguments(['s.txt', '--draft']).options).toMatchObject({ shortSide: 360, draft: true });
    expect(filmArguments(['s.txt', '--draft', '--short-side', '480']).options.shortSide).toBe(480);
  });

  test('take the bounds of every range', () => {
    expect(filmArguments(['s.txt', '--short-side', '144', '--seed', '0']).options).toMatchObject({
      shortSide: 144,
      seed: 0,
    });
    expect(filmArguments(['s.txt', '--short-side', '2160', '--max-seconds', '10']).options).toMatchObject({
      shortSide: 2160,
      maxSeconds: 10,
    });
  });
});

describe('a value that an option does not take is refused in a sentence with what it takes', () => {
  test.each([
    ['--lang', 'fr', '--lang takes zh, en or auto, and not “fr”.'],
    ['--aspect', '4:3', '--aspect takes 16:9, 9:16 or 1:1, and not “4:3”.'],
    ['--short-side', '142', '--short-side takes an even number from 144 to 2160, and not “142”.'],
    ['--short-side', '721', '--short-side takes an even number from 144 to 2160, and not “721”.'],
    ['--short-side', '4320', '--short-side takes an even number from 144 to 2160, and not “4320”.'],
    ['--short-side', 'big', '--short-side takes an even number from 144 to 2160, and not “big”.'],
    ['--short-side', '', '--short-side takes an even number from 144 to 2160, and not “”.'],
    ['--fps', '23', '--fps takes 24, 25, 30 or 60, and not “23”.'],
    ['--fps', '24.0', '--fps takes 24, 25, 30 or 60, and not “24.0”.'],
    ['--seed', '1.5', '--seed takes a whole number from 0, and not “1.5”.'],
    ['--seed', '99999999999999999999', '--seed takes a whole number from 0, and not “99999999999999999999”.'],
    ['--seed', '0x10', '--seed takes a whole number from 0, and not “0x10”.'],
    ['--style', 'oil', '--style takes paper-cut, and not “oil”.'],
    ['--narration', 'much', '--narration takes none, light or full, and not “much”.'],
    ['--subtitles', 'yes', '--subtitles takes burned, soft or none, and not “yes”.'],
    ['--max-seconds', '0', '--max-seconds takes a whole number from 10, and not “0”.'],
    ['--max-seconds', 'long', '--max-seconds takes a whole number from 10, and not “long”.'],
  ])('%s %s', (option, value, sentence) => {
    expect(refusal('story.txt', option, value)).toBe(sentence);
  });

  test('a number below zero', () => {
    const sentence = '--seed takes a whole number from 0, and not “-1”.';
    expect(refusal('story.txt', '--seed=-1')).toBe(sentence);
    expect(refusal('story.txt', '--seed', '-1')).toBe(sentence);
    expect(refusal('--fps', '-2.5', 'story.txt')).toBe('--fps takes 24, 25, 30 or 60, and not “-2.5”.');
  });
});

describe('arguments that no film can be made of', () => {
  test('none', () => {
    expect(refusal()).toBe('Which story? Give the path of a text file.');
    expect(refusal('--draft')).toBe('Which story? Give the path of a text file.');
  });

  test('two stories', () => {
    expect(refusal('a.txt', 'b.txt')).toBe('One story makes one film; “b.txt” is one too many.');
  });

  test('an option that there is not', () => {
    expect(refusal('a.txt', '--colour', 'red')).toMatch(
      /Unknown option '--colour'\. Run ainern2d --help to see what there is\.$/,
    );
  });

  test('an option without its value', () => {
    const sentence = '--seed lacks its value. Run ainern2d --help to see what there is.';
    expect(refusal('a.txt', '--seed')).toBe(sentence);
    expect(refusal('a.txt', '--seed', '--out', 'films')).toBe(sentence);
    expect(refusal('a.txt', '--draft', '-1')).not.toContain('lacks its value');
  });

  test('a value for an option that takes none', () => {
    expect(refusal('a.txt', '--draft=yes')).toMatch(/--draft.*Run ainern2d --help to see what there is\.$/);
  });
});
