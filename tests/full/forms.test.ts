import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ShotPlan } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { runCommand, scratchFolder, storyNamed } from '../film/command.ts';
import { leftOutWithoutNeed, wronglyLeftOut } from '../film/left-out.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const Planned = z.object({ shotPlan: ShotPlan, timeline: TimelinePlan });

const chinese = readFileSync(storyNamed('借伞.txt'), 'utf8');
const english = readFileSync(storyNamed('borrowed-lamp.txt'), 'utf8');
const wrapped = english.replace(/(.{1,48})(?: |$)/gm, '$1\n');
const long = Array.from({ length: 30_000 / chinese.length + 1 }, () => chinese).join('\n\n');

interface Form {
  readonly name: string;
  readonly text: string;
  readonly options?: readonly string[];
  /** Words that somebody must say. */
  readonly says: readonly string[];
}

const forms: readonly Form[] = [
  { name: 'one sentence', text: 'The fox slept under the red tree.', says: [] },
  { name: '一句话', text: '小狐狸在树下睡着了。', says: [] },
  {
    name: 'dialogue only',
    text: '“你来了？”\n\n“我来了。”\n\n“坐吧。”',
    says: ['你来了？', '我来了。', '坐吧。'],
  },
  {
    name: 'narration only',
    text: 'The river froze in the night. By morning the children had found their skates. An old dog watched them from the bridge.',
    says: [],
  },
  { name: 'first person', text: '我推开门，屋里黑着灯。我说：“有人吗？”没有人回答。', says: ['有人吗？'] },
  {
    name: 'first person, English',
    text: 'I opened the door. The room was dark. "Is anybody here?" I asked. Nobody answered.',
    says: ['Is anybody here?'],
  },
  {
    name: 'two languages',
    text: '清晨，Tom 走进茶馆。“早上好！”老板娘说。“Good morning,” said Tom. 老板娘笑着给他倒了一杯茶。',
    says: ['早上好！'],
  },
  { name: 'Windows line ends', text: chinese.replaceAll('\n', '\r\n'), says: ['早上还是晴天呢。'] },
  { name: 'a byte order mark', text: `\uFEFF${chinese}`, says: ['早上还是晴天呢。'] },
  {
    name: 'hard-wrapped lines',
    text: wrapped,
    says: ['Whose boat is this?', 'The island is darker than it looks.'],
  },
  {
    name: 'a screenplay',
    text: 'INT. KITCHEN - NIGHT\n\nRain on the window. MAYA lights a candle.\n\nMAYA\nIs anyone there?\n\nBEN\n(whispering)\nOnly me.\n',
    says: ['Is anyone there?', 'Only me.'],
  },
  { name: '剧本', text: '妈妈：吃饭了！\n小明：来了，妈妈。\n', says: ['吃饭了！', '来了，妈妈。'] },
  { name: 'no voice-over', text: chinese, options: ['--narration', 'none'], says: ['早上还是晴天呢。'] },
  { name: 'all telling spoken', text: chinese, options: ['--narration', 'full'], says: ['早上还是晴天呢。'] },
];

async function planned(
  name: string,
  text: string,
  options: readonly string[],
): Promise<z.infer<typeof Planned>> {
  const path = join(scratch.path, `${name}.txt`);
  writeFileSync(path, text);
  const out = join(scratch.path, `${name}-film`);
  const done = await runCommand(['plan', path, '--out', out, '--json', ...options]);
  expect([done.code, done.err.includes('Error')]).toEqual([0, false]);
  return Planned.parse(JSON.parse(done.out));
}

const bare = (text: string): string => text.replace(/\s/g, '');

describe('a story in any form', () => {
  test.each(forms)(
    'becomes a plan: $name',
    async ({ name, text, options = [], says }) => {
      const { shotPlan, timeline } = await planned(name, text, options);
      const said = timeline.speech.map((line) => bare(line.text)).join('');
      for (const words of says) expect(said).toContain(bare(words).replace(/[,.，。]$/, ''));
      expect(shotPlan.shots.length).toBeGreaterThan(0);
      expect(timeline.frames).toBe(
        Math.max(...shotPlan.shots.map(({ startFrame, frames }) => startFrame + frames)),
      );
      expect(timeline.frames).toBeGreaterThanOrEqual(2 * timeline.fps);
      expect(said).not.toMatch(/\uFEFF|\r/);
      if (name === 'dialogue only')
        expect(new Set(timeline.speech.map(({ speaker }) => speaker)).size).toBe(2);
      if (!options.includes('none'))
        expect(wronglyLeftOut(text.replace(/^\uFEFF/, ''), timeline.coverage)).toEqual([]);
    },
    60_000,
  );

  test('leaves out what no picture carries where there is no voice for it, says so, and leaves out nothing else', async () => {
    const text = `${chinese}\n\n窗户轻轻地开了。她知道自己再也不会回来。`;
    const { timeline } = await planned('silent', text, ['--narration', 'none']);
    const missing = wronglyLeftOut(text, timeline.coverage);
    expect(missing.length).toBeGreaterThan(0);
    expect(new Set(missing.map(([, because]) => because))).toEqual(new Set(['旁白已关闭，画面讲不全']));
  }, 60_000);

  test('of 30,000 characters is cut to the length that is asked for, and the plan says what and why', async () => {
    const { timeline } = await planned('long', long, ['--max-seconds', '60']);
    expect(timeline.frames / timeline.fps).toBeLessThanOrEqual(60);
    expect(wronglyLeftOut(long, timeline.coverage).length).toBeGreaterThan(0);
    expect(leftOutWithoutNeed(long, timeline.coverage)).toEqual([]);
  }, 120_000);
});
