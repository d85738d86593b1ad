import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { linesOf } from './samples/read-sample.ts';

/** Who says each line of the examples, as a person reads them. */
const spoken: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'the-bell-maker.txt': [
    ['Lady Marwood', 'I am Lady Marwood,'],
    ['Lady Marwood', 'I want a bell for my castle. It must be louder than any bell in the kingdom.'],
    ['Tobias', 'Loud is easy,'],
    ['Tobias', 'What should it say?'],
    ['Lady Marwood', 'Bells do not say anything. They ring.'],
    ['Tobias', 'Mine say something,'],
    ['Lady Marwood', 'Then let it say that Marwood is great,'],
    ['Lady Marwood', 'I will come back at the first snow.'],
    ['Pip', 'Master,'],
    ['Pip', 'can a bell really speak?'],
    ['Tobias', 'A bell remembers the hands that made it,'],
    ['Tobias', 'If they were proud, it sounds proud. If they were kind, it sounds kind.'],
    ['Pip', 'What do mine say?'],
    ['Tobias', 'We shall hear,'],
    ['Tobias', 'The metal is ready,'],
    ['Tobias', 'It cannot wait until morning. You must pour it, Pip.'],
    ['Pip', "I can't!"],
    ['Pip', 'I have never poured a bell alone!'],
    ['Tobias', 'You have watched me a hundred times. Go on, boy. Go on.'],
    ['Lady Marwood', 'This?'],
    ['Lady Marwood', 'I paid for the loudest bell in the kingdom! Where are the lions? Where is my name?'],
    ['Tobias', 'Ring it, Pip.'],
    ['Lady Marwood', 'My mother used to call me like that,'],
    ['Lady Marwood', 'from the garden gate. I had forgotten.'],
    ['Tobias', 'Shall I melt it down, my lady?'],
    ['Lady Marwood', 'No,'],
    ['Lady Marwood', 'No. Hang it in the square. Everyone should hear it.'],
    ['Lady Marwood', 'Who made this bell?'],
    ['Pip', 'I did,'],
  ],
  '山里的信.txt': [
    ['老周', '秦奶奶，您又在等信？'],
    ['秦奶奶', '等惯了。'],
    ['秦奶奶', '有我的吗？'],
    ['老周', '今天没有。下回，下回一定有。'],
    ['老周', '这都三年了。'],
    ['林静', '周叔，快进来烤烤火！'],
    ['老周', '林老师，我想求你一件事。'],
    ['林静', '您说。'],
    ['老周', '秦奶奶的儿子在外面修铁路，三年没有来信了。她天天坐在村口等。我想……你替他写一封信。'],
    ['林静', '您是说，写一封假的信？'],
    ['老周', '她眼睛不好，认不出笔迹。'],
    ['老周', '我就是想让她高兴高兴。'],
    ['林静', '周叔，我不能骗她。'],
    ['林静', '可是，我可以替她写一封真的。'],
    ['林静', '奶奶，您说，我写。'],
    ['秦奶奶', '写什么好呢？'],
    ['林静', '写您想说的话。'],
    ['秦奶奶', '你就写，家里的柿子红了。你就写，妈不怪你，妈只想知道，你吃得饱不饱，冷不冷。'],
    ['秦奶奶', '谁呀？'],
    ['老周', '来了！'],
    ['老周', '您儿子的信来了！'],
    ['林静', '妈，信收到了。我在铁路上，一切都好。今年过年，我回家吃柿子。'],
    ['秦奶奶', '他说他回家吃柿子。'],
    ['秦奶奶', '你听见了吗？他说他回家。'],
    ['老周', '听见了，听见了。'],
  ],
  'last-train.fountain': [
    ['Danny', "You'll catch your death out here, ma'am. The waiting room has a stove."],
    ['Mrs. Fenn', 'I have been warm for seventy years. I want to see it come.'],
    ['Danny', 'Nobody takes the last train to Willow Lake any more.'],
    ['Mrs. Fenn', 'Somebody does.'],
    ['Danny', "What's his name?"],
    ['Mrs. Fenn', 'Captain. He belonged to my husband. He has not sung since April.'],
    ['Stationmaster', "Bridge is under water. The train isn't coming, Danny. Send her home."],
    ['Danny', 'She has nobody at home, sir.'],
    ['Stationmaster', 'Neither have I. Lock the door when you go.'],
    ['Danny', "The bridge is flooded. There's no train tonight."],
    [
      'Mrs. Fenn',
      'We met on this platform. He was holding that bird, and he was late, and he said: is this the last train to Willow Lake?',
    ],
    ['Danny', 'What did you say?'],
    ['Mrs. Fenn', 'I said: not if I can help it.'],
    ['Danny', 'My uncle has a boat.'],
    ['Mrs. Fenn', 'Here we are, Captain.'],
    ['Danny', "He's telling us he's late."],
  ],
};

describe('every line of an example is said by whoever says it in the story', () => {
  test.each(Object.entries(spoken))('%s', async (name, expected) => {
    const lines = await linesOf(readFileSync(join('examples', name), 'utf8'));
    expect(lines).toEqual(expected.map(([speaker, words]) => `${speaker}: ${words}`));
  });
});
