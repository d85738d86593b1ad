import { describe, expect, test } from '@jest/globals';
import { goesOn } from './utterance.ts';

/** Whether the first of two stretches in brackets goes on in the second. */
function joined(marked: string): boolean {
  const text = marked.replaceAll(/[<>]/g, '');
  const [first = '', next = ''] = [...marked.matchAll(/<([^<>]*)>/g)].map(([, words]) => words);
  const start = text.indexOf(first);
  const after = text.indexOf(next, start + first.length);
  return goesOn(text, { start, end: start + first.length }, { start: after, end: after + next.length });
}

describe('one utterance', () => {
  test.each([
    '“<Wait,>” said Ana, looking round, “<there is a step.>”',
    '"<If it snows,>" he told her; "<stay at the inn.>"',
    '"<Hush!>" whispered the miller, "<or they will hear us.>"',
    '"<Tell them,>" said Mrs. Wren, "<that I am out.>"',
    '"<Bring a rope>," Mr. Hale cried, "<and a lamp!>"',
    '“<等等，>”外婆说，“<先把门关上。>”',
    '“<那么>”，船长想了想道，“<明天再走。>”',
    '"<I tried,>"[7] "<but could not.>"',
  ])('is %s', (marked) => {
    expect(joined(marked)).toBe(true);
  });

  test.each([
    ['two sentences', '"<It is late,>" said Ana. "<We should go home.>"'],
    ['two sentences of Chinese', '“<天黑了，>”外婆说。“<我们回去吧。>”'],
    ['a tag that leads into another speech', '“<好。>”船长转身对水手说：“<开船！>”'],
    ['speech after a stretch of telling', '“<Good,>” she said. He left, and she called, “<Come back!>”'],
    ['a speech in a further paragraph', '"<No,>" she said\n\nand then, "<well, yes.>"'],
    ['speeches with nothing between them', '“<Up,>” “<and away.>”'],
    ['lines of a play', 'ANA: <If it rains,>\nANA: <we stay.>'],
  ])('is not: %s', (_, marked) => {
    expect(joined(marked)).toBe(false);
  });
});
