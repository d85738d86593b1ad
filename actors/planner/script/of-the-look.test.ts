import { describe, expect, test } from '@jest/globals';
import { isLook, isOfThing } from './of-the-look.ts';

describe('words about looks', () => {
  test.each([
    'He was a broad old man with a full white beard and a leather apron.',
    'Lady Marwood frowned.',
    'He had big blue eyes, and fair golden curls,',
    '他身材很高大；穿着一件长衫。',
    '孩子大概十岁左右。',
  ])('tell only what a portrait shows: %s', (text) => {
    expect(isLook(text)).toBe(true);
  });

  test.each([
    'and sent him away with a kiss to see the Squire.',
    'for her home was pleasant and her lovely boy was a constant delight to her.',
    'He had a long beard, and his sons had left him.',
    'What did he see?',
    '可惜他又有一样坏脾气，便是好吃懒做。',
    '接着便飞出了八岁的侄儿宏儿。',
  ])('tell more: %s', (text) => {
    expect(isLook(text)).toBe(false);
  });
});

describe('words about a thing', () => {
  test.each(['The cage was covered with a red scarf.', 'The fire was white.', '一条小船从雾里慢慢摇出来。'])(
    'tell only what its picture shows: %s',
    (text) => {
      expect(isOfThing(text)).toBe(true);
    },
  );

  test.each([
    'A big basket was sent to the cottage,',
    'It was the lamp that he had lost.',
    '做工的人买一碗酒，',
  ])('tell what is done with it: %s', (text) => {
    expect(isOfThing(text)).toBe(false);
  });
});
