import { expect, test } from '@jest/globals';
import type { EntityPack } from '../../contracts/entity.ts';
import type { Script } from '../../contracts/script.ts';
import { sampleSentence } from './sample-sentence.ts';

const pack = { language: 'en' } as EntityPack;

const scriptOf = (...texts: readonly string[]): Script =>
  ({
    scenes: [
      { elements: texts.map((text, at) => ({ id: `l${at}`, kind: 'dialogue', speaker: 'c1', text })) },
    ],
  }) as unknown as Script;

test('a line of their own is said, if it is neither a word nor a speech', () => {
  const script = scriptOf('No!', 'I have seen the light over the river.', 'And so on. '.repeat(30));
  expect(sampleSentence({ pack, script }, 'c1')).toBe('I have seen the light over the river.');
});

test('whoever says nothing of that length says what everybody does', () => {
  const [mute, other] = [
    sampleSentence({ pack, script: null }, 'c1'),
    sampleSentence({ pack, script: scriptOf('No!') }, 'c1'),
  ];
  expect(other).toBe(mute);
  expect(sampleSentence({ pack: { language: 'zh' } as EntityPack, script: null }, 'c1')).toMatch(
    /\p{Script=Han}/u,
  );
});
