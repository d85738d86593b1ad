import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Edit } from '../../../contracts/story.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { castEdits } from '../../runtime/cast-edits.ts';
import { composeReading, type ScenePieces } from '../samples/compose-reading.ts';
import { lanternMaker } from '../samples/lantern-maker.ts';
import { speechSeconds } from '../pace.ts';
import { planSample, sourcesOf, type Sample, type Wishes } from '../samples/plan-sample.ts';
import { redKite, redKiteText } from '../samples/red-kite.ts';
import { adaptStory } from './adapt-story.ts';

const sample = (text: string, reading: Sample['reading']): Sample => ({
  text,
  reading,
  pack: settle(reading, { characters: [], places: [] }, 1).pack,
});

const text = readFileSync('examples/灯笼匠.txt', 'utf8');
const lantern = sample(text, lanternMaker(text));
const kite = sample(redKiteText, redKite());

const scriptOf = (of: Sample, wishes: Wishes = {}) => adaptStory(sourcesOf(of, wishes)).script;
const elementsOf = (of: Sample, wishes: Wishes = {}) =>
  scriptOf(of, wishes).scenes.flatMap(({ elements }) => elements);
const kindOf = (of: Sample, id: string, wishes: Wishes = {}) =>
  elementsOf(of, wishes).find((each) => each.id === id)?.kind;

const atNoon = (present: readonly string[], pieces: ScenePieces['pieces']): ScenePieces => ({
  ...{ id: 's1', place: 'p1', indoors: false, timeOfDay: 'noon', weather: 'clear', season: null },
  ...{ mood: 'calm', cast: [...present], props: [], because: 'beginning', pieces },
});

describe('adapting a story', () => {
  test('speech tags are never said, and what they tell of deeds is acted', () => {
    const said = elementsOf(lantern)
      .map(({ text: words }) => words)
      .join('');
    expect(said).not.toContain('喘着气说');
    const { fates } = adaptStory(sourcesOf(lantern));
    expect(fates.find(({ unit }) => unit === 't1')).toMatchObject({ elements: ['l1'], because: null });
    expect(
      elementsOf(lantern)
        .find(({ id }) => id === 'l1')
        ?.actions.map(({ verb }) => verb),
    ).toEqual(['breathe']);
  });

  test('a street in the rain is a scene of its own before the shop in it', () => {
    expect(scriptOf(lantern).scenes.map(({ id, placeId }) => [id, placeId])).toEqual([
      ['s1-n1', 'p1'],
      ['s1', 'p2'],
      ['s2', 'p3'],
      ['s3', 'p3'],
    ]);
  });

  test('a cutaway to another place comes back to the scene', () => {
    expect(scriptOf(kite).scenes.map(({ id, placeId }) => [id, placeId])).toEqual([
      ['s1', 'p1'],
      ['s1-n4', 'p2'],
      ['s1-l3', 'p1'],
    ]);
  });

  test.each([
    ['light', 'n1', 'narration'],
    ['light', 'n6', 'narration'],
    ['light', 'n8', 'narration'],
    ['light', 'n9', 'action'],
    ['full', 'n9', 'narration'],
    ['none', 'n9', 'action'],
    ['none', 'n8', undefined],
  ] as const)('with %s narration, %s is %s', (narration, id, kind) => {
    expect(kindOf(lantern, id, { options: { narration } })).toBe(kind);
  });

  test('light narration stays below its share, and somebody speaks for a good part of the film', () => {
    for (const story of [lantern, kite]) {
      const elements = elementsOf(story);
      const seconds = (kind: string): number =>
        elements.reduce((sum, each) => sum + (each.kind === kind ? speechSeconds(each.text) : 0), 0);
      const film = planSample(story).film.timeline;
      const length = film.frames / film.fps;
      expect(seconds('narration') / length).toBeLessThan(0.3);
      expect((seconds('narration') + seconds('dialogue')) / length).toBeGreaterThan(0.3);
      expect((seconds('narration') + seconds('dialogue')) / length).toBeLessThan(0.6);
    }
  });

  test('without narration, what no picture carries is cut with the reason', () => {
    const { cuts } = scriptOf(lantern, { options: { narration: 'none' } });
    const lost = cuts.find(({ source }) => text.slice(source.start, source.end) === '雾里没有回答。');
    expect(lost?.because).toMatch(/旁白已关闭/);
  });

  test('without narration, what is seen in part is acted, and still listed as left out', () => {
    const told = '阿萤坐下，死了。';
    const reading = composeReading(told, { ...redKite(), language: 'zh' }, [
      atNoon(
        ['c1'],
        [
          {
            is: 'tell',
            text: told,
            about: ['c1'],
            deeds: [
              { verb: 'sit', by: 'c1' },
              { verb: 'die', by: 'c1' },
            ],
          },
        ],
      ),
    ]);
    const script = scriptOf(sample(told, reading), { options: { narration: 'none' } });
    const [element] = script.scenes.flatMap(({ elements }) => elements);
    expect(element).toMatchObject({ kind: 'action', actions: [{ verb: 'sit', actor: 'c1' }] });
    expect(script.cuts).toMatchObject([{ because: '旁白已关闭，画面讲不全' }]);
  });

  test('without a limit only headings, notes and speech tags are cut', () => {
    for (const { because } of [...scriptOf(lantern).cuts, ...scriptOf(kite).cuts]) {
      expect(because).toMatch(/heading|note|speech tag/);
    }
  });

  test('a tale in which hardly anybody speaks is told, and says so', () => {
    const tale = '从前有一个老人。他住在山上。他每天都去河边。';
    const pieces = ['从前有一个老人。', '他住在山上。', '他每天都去河边。'].map((words) => ({
      is: 'tell' as const,
      text: words,
    }));
    const reading = composeReading(tale, { ...redKite(), language: 'zh' }, [atNoon([], pieces)]);
    const script = scriptOf(sample(tale, reading));
    expect(script.scenes[0]?.elements.map(({ kind }) => kind)).toEqual([
      'narration',
      'narration',
      'narration',
    ]);
    expect(script.narrationWaived).toMatch(/由旁白讲述/);
  });

  test('a long speech is said in breaths, each a line of its own, without losing a word', () => {
    const long = '我记得那一年的雪下得特别大，'.repeat(12) + '后来就再也没有见过他。';
    const reading = composeReading(`“${long}”`, { ...redKite(), language: 'zh' }, [
      atNoon(['c1'], [{ is: 'say', text: long, by: 'c1' }]),
    ]);
    const lines = elementsOf(sample(`“${long}”`, reading));
    expect(lines.map(({ id }) => id)).toEqual(['l1', 'l1-2', 'l1-3', 'l1-4']);
    expect(lines.map(({ text: words }) => words).join('')).toBe(long);
  });
});

describe('edits', () => {
  test('new words are said, and the source stays', () => {
    const [line] = elementsOf(lantern, {
      edits: [{ type: 'setLineText', lineId: 'l2', text: '你要灯做什么呢？' }],
    }).filter(({ id }) => id === 'l2');
    expect(line?.text).toBe('你要灯做什么呢？');
    expect(text.slice(line?.source.start, line?.source.end)).toBe('这么大的雨，你要灯做什么？');
  });

  test('lines of somebody who was split off or merged are said by whom they are now', () => {
    const split = {
      ...{ type: 'splitEntity' as const, entityId: 'c2', name: '阿水', gender: null, age: null },
      lineIds: ['l1'],
    };
    const merge = (from: string): Edit => ({ type: 'mergeEntities', from, into: 'c1' });
    const said = (...edits: Edit[]): unknown =>
      elementsOf(lantern, { edits })
        .filter(({ id }) => id === 'l1')
        .map((element) => 'speaker' in element && element.speaker);
    expect(said(split, merge(castEdits([split]).idOf(split)))).toEqual(['c1']);
    expect(said({ type: 'setLineSpeaker', lineId: 'l1', speaker: 'c3' }, merge('c3'))).toEqual(['c1']);
  });

  test('another speaker says the line and is not spoken to by it', () => {
    const [line] = elementsOf(lantern, {
      edits: [{ type: 'setLineSpeaker', lineId: 'l1', speaker: 'c1' }],
    }).filter(({ id }) => id === 'l1');
    expect(line).toMatchObject({ speaker: 'c1', addressees: [] });
  });

  test.each([
    ['a line that does not exist', { type: 'setLineText', lineId: 'l99', text: 'x' }, 'LINE_UNKNOWN'],
    ['a deed that nobody hears', { type: 'setLineText', lineId: 'n9', text: 'x' }, 'LINE_UNKNOWN'],
    ['a speaker who is nobody', { type: 'setLineSpeaker', lineId: 'l1', speaker: 'c99' }, 'PARAMS_INVALID'],
  ] as const)('of %s are refused', (_, edit, code) => {
    expect(() => scriptOf(lantern, { edits: [edit] })).toThrow(expect.objectContaining({ code }));
  });
});

describe('a film of at most twenty seconds', () => {
  const kept = elementsOf(lantern, { options: { maxSeconds: 20 } });
  const { cuts } = scriptOf(lantern, { options: { maxSeconds: 20 } });

  test('keeps the beginning and the end of the story', () => {
    expect(kept[0]?.id).toBe('n1');
    expect(kept.at(-1)?.id).toBe('l11');
    expect(kept.length).toBeLessThan(14);
  });

  test('says of everything else why it is gone', () => {
    expect(cuts.filter(({ because }) => because === '为了不超过片长而略去').length).toBeGreaterThan(8);
  });
});
