import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { codeOf } from '../../contracts/error.ts';
import { decodeStory } from './decode-story.ts';

const SIMPLIFIED = '夜里起了大雾。阿满提着灯站在码头上，一声一声地喊：“爹！爹！”';
const TRADITIONAL = '夜裡起了大霧。阿滿提著燈站在碼頭上，一聲一聲地喊：「爹！爹！」';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const codeFor = (bytes: Uint8Array): string => {
  try {
    decodeStory(bytes);
  } catch (error) {
    return codeOf(error);
  }
  return 'decoded';
};

describe('decoding a story', () => {
  test('keeps UTF-8 as it is, line ends included', () => {
    expect(decodeStory(utf8('One.\r\nTwo — “three”.\n'))).toEqual({
      text: 'One.\r\nTwo — “three”.\n',
      encoding: 'utf-8',
    });
  });

  test('takes the byte-order mark of UTF-8 away', () => {
    expect(decodeStory(utf8('\ufeff故事')).text).toBe('故事');
  });

  test.each(['utf-16le', 'utf-16be'] as const)('reads %s by its byte-order mark', (encoding) => {
    const bytes = iconv.encode(SIMPLIFIED, encoding, { addBOM: true });
    expect(decodeStory(bytes)).toEqual({ text: SIMPLIFIED, encoding });
  });

  test.each([
    ['gb18030', SIMPLIFIED],
    ['gb18030', '好。'],
    ['gb18030', TRADITIONAL],
    ['big5', TRADITIONAL],
    ['big5', '「你是誰？」她問。'],
  ] as const)('tells %s from its neighbours', (encoding, text) => {
    expect(decodeStory(iconv.encode(text, encoding))).toEqual({ text, encoding });
  });

  test('reads an English story with one Chinese name in GB18030', () => {
    const text = `${'The lantern burned all night. '.repeat(20)}“我的天” said 老人。`;
    expect(decodeStory(iconv.encode(text, 'gb18030')).text).toBe(text);
  });

  test('refuses Latin-1', () => {
    expect(codeFor(iconv.encode('Der Mann fährt über die Brücke, sagt Jürgen.', 'latin1'))).toBe(
      'STORY_ENCODING_UNKNOWN',
    );
  });

  test.each([
    ['an empty file', new Uint8Array(0), 'STORY_EMPTY'],
    ['blanks only', utf8(' \n\t\u3000\n'), 'STORY_EMPTY'],
    ['a byte-order mark alone', utf8('\ufeff'), 'STORY_EMPTY'],
    ['a NUL in text', utf8('abc\0def'), 'STORY_BINARY'],
    [
      'the head of a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'STORY_BINARY',
    ],
    ['control characters', utf8('\x01\x02\x03 hello \x04\x05'), 'STORY_BINARY'],
    ['too many characters', utf8('a'.repeat(2_000_001)), 'STORY_TOO_LONG'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeFor(bytes)).toBe(code);
  });

  test('takes a story of exactly two million characters', () => {
    expect(decodeStory(utf8('a'.repeat(2_000_000))).text).toHaveLength(2_000_000);
  });
});
