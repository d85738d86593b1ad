import { describe, expect, test } from '@jest/globals';
import type { Plans } from './plan-text.ts';
import { cutSentence, planText } from './plan-text.ts';

const shot = { id: 'shot-n1', startFrame: 0, frames: 48, size: 'wide', because: 'the place first' };
const cut = { as: 'cut', shotIds: [], names: [] };
const plans = {
  shotPlan: { title: 'Kite', shots: [shot, { ...shot, id: 'shot-n2', startFrame: 1500, size: 'close' }] },
  timeline: {
    fps: 24,
    frames: 1548,
    speech: [{ shotId: 'shot-n2', text: 'Up!' }],
    coverage: [
      { start: 0, end: 4, ...cut, because: 'heading' },
      { start: 5, end: 9, as: 'spoken', shotIds: ['shot-n2'], names: [] },
      { start: 10, end: 40, ...cut, because: 'left out to keep the film short enough' },
      { start: 41, end: 71, ...cut, because: 'left out to keep the film short enough' },
    ],
  },
} as unknown as Plans;

describe('a plan as text', () => {
  test('has a line for every shot: when, how long, how near, and what is said or why it is there', () => {
    expect(planText(plans).split('\n').slice(0, 3)).toEqual([
      'Kite: 2 shots, 64.5 s',
      '  0:00   2.0 s  wide    the place first',
      '  1:02   2.0 s  close   Up!',
    ]);
  });

  test('says how much of the story is cut, and why', () => {
    expect(planText(plans).split('\n').slice(3)).toEqual([
      '   cut  4 of 68 characters: heading',
      '   cut  60 of 68 characters: left out to keep the film short enough',
      '',
    ]);
  });

  test('says in one sentence what is cut, and nothing where all is there', () => {
    const { coverage } = plans.timeline;
    expect(cutSentence(coverage)).toBe(
      'Of the 68 characters of the story 64 are cut: heading (4), left out to keep the film short enough (60).',
    );
    expect(cutSentence(coverage.filter(({ as }) => as !== 'cut'))).toBeNull();
  });
});
