import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { shellWord } from './shell-word.ts';

describe('a word of a command line', () => {
  test.each(['films/灯笼匠', '/tmp/a_b-c.d/x'])(
    'stays as it is when nothing in it is special: %s',
    (word) => {
      expect(shellWord(word)).toBe(word);
    },
  );

  test.each(['/tmp/my film', "Anna's $HOME", 'a"b', 'x;y&z', '（a）b*', '~/film', ''])(
    'reaches a program as it was meant: %s',
    (word) => {
      const heard = execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
      expect(heard).toBe(word);
    },
  );
});
