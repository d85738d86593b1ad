import { describe, expect, test } from '@jest/globals';
import type { Action, CastMember, NarrationUnit, StoryReading, Unit } from '../../contracts/reading.ts';
import { settle } from '../entity-core/settle-entities.ts';
import { inBreaths } from './in-breaths.ts';
import { speechSeconds } from './pace.ts';
import { planSample } from './samples/plan-sample.ts';

const CLAUSE = '老人走到河边，';
const text = CLAUSE.repeat(700);

const walk = (start: number): Action => ({
  ...{ verb: 'walk', actor: 'c1', target: null, prop: null, place: null, manner: 'plain' },
  span: { start, end: start + CLAUSE.length },
});

const member: CastMember = {
  ...{ id: 'c1', name: '老人', aliases: [], gender: 'male', age: 'old', species: 'human' },
  ...{ role: 'protagonist', group: false, traits: [], mentions: [{ start: 0, end: 2 }] },
};

const told: NarrationUnit = {
  ...{ kind: 'narration', id: 'u1', start: 0, end: text.length, text, paragraph: 0, narrator: null },
  ...{
    emotion: 'neutral',
    actions: [walk(0), walk(CLAUSE.length * 600)],
    subjects: ['c1'],
    descriptive: false,
  },
};

const spoken: Unit = {
  ...{ kind: 'dialogue', id: 'u1', start: 0, end: text.length, text, paragraph: 0, speaker: 'c1' },
  ...{ addressees: [], confidence: 1, alternatives: [], cue: 'tag' },
  ...{ emotion: 'neutral', intensity: 0.3, manner: 'normal' },
};

const readingOf = (unit: Unit): StoryReading => ({
  ...{ language: 'zh', format: 'prose', title: '河', cast: [member], places: [], props: [] },
  ...{ units: [unit], scenes: [], world: 'chinese-old' },
});

const divided = (unit: Unit, maxSeconds: number | null): readonly Unit[] =>
  inBreaths({ text, reading: readingOf(unit) }, maxSeconds).units;

describe('a unit that is longer than the film', () => {
  test('becomes units of a breath each, at its commas, without a gap', () => {
    const units = divided(spoken, 30);
    expect(units.map((unit) => text.slice(unit.start, unit.end)).join('')).toBe(text);
    expect(units.slice(0, 3).map(({ id }) => id)).toEqual(['u1', 'u1.2', 'u1.3']);
    for (const unit of units) {
      expect(unit.text).toMatch(/，$/);
      expect(speechSeconds(unit.text)).toBeLessThanOrEqual(7.5);
    }
  });

  test('leaves every part the deeds and the names that stand in it', () => {
    const units = divided(told, 30).filter((unit) => unit.kind === 'narration');
    const acting = units.filter(({ actions }) => actions.length > 0);
    expect(acting.map(({ start, end }) => [start <= 0, end > CLAUSE.length * 600])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(units.filter(({ subjects }) => subjects.includes('c1'))).toEqual(acting);
  });

  test('is divided in a film of any length when no breath of it could be found again', () => {
    expect(divided(spoken, null).length).toBeGreaterThan(50);
  });

  test('stays whole where it is a small part of the story, for then it is left out', () => {
    const short = { ...spoken, end: CLAUSE.length * 30, text: CLAUSE.repeat(30) };
    const rest = { ...spoken, id: 'u2', start: short.end };
    const { units } = inBreaths({ text, reading: { ...readingOf(short), units: [short, rest] } }, 30);
    expect(units[0]).toEqual(short);
  });

  test('is in the film as far as there is time, and the rest is cut for that reason', () => {
    const reading = readingOf(spoken);
    const { pack } = settle(reading, { characters: [], places: [] }, 1);
    const { timeline } = planSample({ text, reading, pack }, { options: { maxSeconds: 30 } }).film;
    expect(timeline.frames).toBeLessThanOrEqual(30 * timeline.fps);
    expect(timeline.speech.map(({ lineId }) => lineId)).toContain('u1');
    expect(timeline.speech.length).toBeGreaterThan(1);
    expect(new Set(timeline.coverage.flatMap(({ because }) => because ?? []))).toEqual(
      new Set(['为了不超过片长而略去']),
    );
  });
});

describe('marks without end', () => {
  test('take no time, yet never make a line that nobody could read', () => {
    const marks = `${CLAUSE}${'，'.repeat(5000)}他走了`;
    const unit = { ...spoken, end: marks.length, text: marks };
    const { pack } = settle(readingOf(unit), { characters: [], places: [] }, 1);
    const { timeline } = planSample({ text: marks, reading: readingOf(unit), pack }).film;
    expect(timeline.speech.length).toBeGreaterThan(0);
    for (const line of timeline.speech) {
      expect(line.text.length).toBeLessThanOrEqual(600);
      expect(line.text).toMatch(/\p{L}/u);
    }
  });
});
