import { describe, expect, test } from '@jest/globals';
import type { FilmReport } from '../../contracts/film.ts';
import { questionLines } from './open-questions.ts';

const report = {
  cast: [{ id: 'c1', name: 'Anna' }],
  speech: [{ lineId: 'l1', speaker: 'c1', text: 'Come here.' }],
  questions: [{ lineId: 'l1', text: 'Come here.', choices: [{ id: 'c2', name: 'Tom' }] }],
} as unknown as FilmReport;

describe('what a film leaves open', () => {
  test('is said with a command that can be copied, whatever the folder is called', () => {
    const lines = questionLines(report, "/films/Anna's day");
    expect(lines).toEqual([
      'Not sure who says:',
      '  l1 “Come here.” now Anna, or Tom (c2)',
      String.raw`If one is wrong: node bin/ainern2d.mjs revise '/films/Anna'\''s day' --line ID --speaker ID`,
    ]);
  });

  test('is nothing when there is nobody to choose from', () => {
    const questions = [{ lineId: 'l1', text: 'Come here.', choices: [] }];
    expect(questionLines({ ...report, questions }, '/films/x')).toEqual([]);
  });
});
