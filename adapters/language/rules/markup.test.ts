import { describe, expect, test } from '@jest/globals';
import { linesOf, read } from './samples/read-sample.ts';

const narrated = async (story: string): Promise<string[]> =>
  (await read(story)).units.filter(({ kind }) => kind === 'narration').map(({ text }) => text);

describe('a story set in HTML', () => {
  const story =
    '<p>Martha <em>slowly</em> crossed the yard &amp; knocked.</p>\n\n<p class="talk">"Open the door," <b>she</b> said.</p>\n\n<p>Nobody came.<br/></p>';

  test('is read without its marks', async () => {
    expect(await narrated(story)).toEqual(['Martha slowly crossed the yard & knocked.', 'Nobody came.']);
    expect(await linesOf(story)).toEqual(['Martha: Open the door,']);
  });

  test('keeps the places of its words', async () => {
    const [first] = (await read(story)).units.filter(({ kind }) => kind === 'narration');
    expect(story.slice(first?.start, first?.end)).toBe(
      'Martha <em>slowly</em> crossed the yard &amp; knocked.',
    );
  });
});

describe('a story set in Markdown', () => {
  test('is read without the asterisks around its words', async () => {
    const story =
      '# The Well\n\nMartha looked **down**. *"Is anybody there?"* asked Tom.\n\n***\n\nThe water was *very* still.';
    expect(await narrated(story)).toEqual(['Martha looked down.', 'The water was very still.']);
    expect(await linesOf(story)).toEqual(['Tom: Is anybody there?']);
  });
});

describe('a story set as plain books are', () => {
  test('is read without the underscores around its words, also over the end of a line', async () => {
    const story = [
      'In the long winter evenings Martha sat by the stove and read _The',
      'Tale of the Well_ again, until the lamp went out and the whole of',
      'the house was asleep, and she alone heard the wind in the chimney.',
      '',
      '"It was _you_," said Tom.',
      '',
      'The file my_old_map lay open.',
    ].join('\n');
    expect((await narrated(story)).join(' ')).toContain('read The Tale of the Well again, until');
    expect(await narrated(story)).toContain('The file my_old_map lay open.');
    expect(await linesOf(story)).toEqual(['Tom: It was you,']);
  });

  test('is read without where its links lead, and without its pictures', async () => {
    const story =
      '![The well](./well_1.png "Old")\n\nMartha opened [the old _map_](https://example.org/a_b_c).\n\nTom wrote [sic](really) below it.';
    expect(await narrated(story)).toEqual([
      'Martha opened the old map.',
      'Tom wrote [sic](really) below it.',
    ]);
  });
});

test('signs that are no markup stay', async () => {
  expect(await narrated('Tom wrote 3 * 4 < 20 on the wall.\n\nMartha laughed and went home.')).toContain(
    'Tom wrote 3 * 4 < 20 on the wall.',
  );
});

test('no piece of a story is without a word', async () => {
  const { units } = await read('Tom ran. * "Stop!" cried Martha. ... He stopped. --');
  for (const { kind, text } of units) if (kind === 'narration') expect(text).toMatch(/\p{L}/u);
});
