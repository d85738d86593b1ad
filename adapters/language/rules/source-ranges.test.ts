import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from '../../../contracts/error.ts';
import { StoryReading } from '../../../contracts/reading.ts';
import { expectSound } from '../samples/sound-reading.ts';
import { readStory } from './read-story.ts';
import { read, speechOf } from './samples/read-sample.ts';

describe('footnote marks and notes', () => {
  test('do not move what stands after them', async () => {
    const story =
      'The mill[1] stood by the river【1: see the map】.\n\n"It turns,"[2] said Anna. "It always did."';
    const reading = await read(story);
    expect(speechOf(reading).map(({ start, end }) => story.slice(start, end))).toEqual([
      'It turns,',
      'It always did.',
    ]);
    expectSound(story, reading);
  });
});

/** Pieces of which stories are made, so that chance hits what rules look for. */
const fragments = [
  ...['“', '”', '「', '」', '『', '』', '"', "'", '‘', '’', '«', '»', '——', '—', '(', '）', '：', ':'],
  ...['\n', '\n\n', '\r\n', '\r', '\u2028', '\u3000', ' ', '\t', '\uFEFF', '\u0000', '\ud800', '🏮', '𠮷'],
  ...[
    '说',
    '小明',
    '老王',
    '阿满',
    '他',
    '她',
    '我',
    '爷爷',
    '夜里',
    '下雨',
    '走进',
    '屋子',
    '灯笼',
    '，',
    '。',
    '！',
  ],
  ...['said', 'Anna', 'the old man', 'he', 'she', 'I', 'asked', 'night', 'rain', 'kitchen', ', ', '. ', '!'],
  ...[
    'INT. KITCHEN - NIGHT',
    '内景 茶馆 夜',
    'ANNA',
    'Anna: ',
    '阿满：',
    '第一章',
    'Chapter One',
    '* * *',
    '[1]',
    '【注】',
  ],
  ...['constructor', '__proto__', 'toString', '# ', 'FADE OUT.', '(softly)', '（低声）', '@老王', '...', '…'],
];

/** Anything may come; only a story in neither language is refused. */
async function readAnything(story: string, language: 'zh' | 'en' | 'auto'): Promise<StoryReading | null> {
  return readStory(story, { fileName: 'x.txt', title: '', language, cast: [] }).catch((error: unknown) => {
    expect(codeOf(error)).toBe('STORY_LANGUAGE_UNKNOWN');
    return null;
  });
}

describe('whatever text is handed in', () => {
  const languages = fc.constantFrom('zh', 'en', 'auto');

  test('made of pieces of stories, is read within its contract, in order and inside the text', async () => {
    const stories = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(stories, languages, async (story, language) => {
        const reading = await readAnything(story, language);
        if (reading === null) return;
        expectSound(story, reading);
        expect(StoryReading.safeParse(reading).error?.issues).toBeUndefined();
      }),
      { numRuns: 150, seed: 20261124 },
    );
  });

  test('made of any characters at all, is read or refused and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), languages, async (story, language) => {
        const reading = await readAnything(story, language);
        if (reading !== null) expectSound(story, reading);
      }),
      { numRuns: 150, seed: 20261124 },
    );
  });
});
