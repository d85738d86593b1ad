import { describe, expect, test } from '@jest/globals';
import type { StoryboardOrder } from '../../contracts/film.ts';
import { storyboardPage } from './storyboard-page.ts';

const thumb = 'a'.repeat(64);
const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>&`;

const order: StoryboardOrder = {
  title: '灯笼匠',
  language: 'zh',
  fps: 24,
  cast: [{ name: '陈伯', portrait: thumb }],
  scenes: [
    {
      id: 's1',
      heading: '灯笼铺 · 黄昏',
      shots: [
        {
          id: 'shot-l1',
          thumb,
          size: 'medium',
          because: '说话人',
          startFrame: 0,
          frames: 60,
          lines: [{ speaker: '陈伯', text: '这么大的雨，你要灯做什么？' }],
          source: '“这么大的雨，你要灯做什么？”陈伯问。',
        },
        {
          id: 'shot-n2',
          thumb,
          size: 'wide',
          because: '转场',
          startFrame: 60,
          frames: 36,
          lines: [],
          source: '雨落在老街上。',
        },
      ],
    },
  ],
  coverage: [
    { start: 10, end: 14, as: 'spoken', shotIds: ['shot-l1'], names: [], text: '这么大的' },
    { start: 0, end: 3, as: 'cut', because: '标题', shotIds: [], names: [], text: '灯笼匠' },
    { start: 5, end: 9, as: 'shown', shotIds: ['shot-n2'], names: [], text: '雨落街上' },
  ],
  segments: [],
};

const pictures = new Map([[thumb, { uri: 'data:image/jpeg;base64,AAAA', isTall: false }]]);
const page = storyboardPage(order, pictures);

describe('the storyboard page', () => {
  test('shows every shot with number, size, time, lines, source and reason', () => {
    for (const text of [
      '<b>1</b>',
      '中景',
      '0:00 · 2.5 秒',
      '这么大的雨，你要灯做什么？',
      '陈伯问。',
      '说话人',
    ])
      expect(page).toContain(text);
    for (const text of ['<b>2</b>', '远景', '0:02 · 1.5 秒']) expect(page).toContain(text);
  });

  test('tells what became of every part of the text, in its order, with the reason of what is left out', () => {
    const marks = [...page.matchAll(/<mark class="(\w+)" title="([^"]*)"\s*>([^<]+)</g)].map(
      ([, as, title, text]) => [as, title, text],
    );
    expect(marks).toEqual([
      ['cut', '未用 · 标题', '灯笼匠'],
      ['shown', '画面', '雨落街上'],
      ['spoken', '对白', '这么大的'],
    ]);
    expect(page).toContain('<small class="reason">标题</small>');
  });

  test('leads from a stretch of text to its shot', () => {
    expect(page).toContain('href="#shot-n2"');
    expect(page).toContain('<article id="shot-n2">');
  });

  test('needs nothing besides itself', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!data:|#)/);
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('speaks the language of the film', () => {
    expect(page).toContain('<html lang="zh-Hans">');
    const english = storyboardPage({ ...order, language: 'en' }, pictures);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Medium');
    expect(english).not.toContain('节奏');
  });

  test('never lets text become markup, wherever it stands', () => {
    const [scene] = order.scenes;
    const [shot] = scene?.shots ?? [];
    if (scene === undefined || shot === undefined) throw new Error('The order has no shot.');
    const dirty = storyboardPage(
      {
        ...order,
        title: hostile,
        cast: [{ name: hostile, portrait: thumb }],
        scenes: [
          {
            ...scene,
            heading: hostile,
            shots: [
              {
                ...shot,
                size: hostile,
                because: hostile,
                source: hostile,
                lines: [{ speaker: hostile, text: hostile }],
              },
            ],
          },
        ],
        coverage: [
          { start: 0, end: 9, as: 'cut', because: hostile, shotIds: ['shot-l1'], names: [], text: hostile },
        ],
      },
      pictures,
    );
    expect(dirty).not.toContain('<script');
    expect(dirty).not.toContain('<img src=x');
    expect(dirty.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(10);
  });

  test('leaves a picture that is missing blank', () => {
    expect(storyboardPage(order, new Map())).toContain('<img src="" ');
  });
});
