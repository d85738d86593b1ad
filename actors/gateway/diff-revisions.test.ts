import { describe, expect, test } from '@jest/globals';
import type { FilmReport } from '../../contracts/film.ts';
import type { Edit } from '../../contracts/story.ts';
import { diffRevisions } from './diff-revisions.ts';

const line = (lineId: string, text: string): FilmReport['speech'][number] => ({
  ...{ lineId, speaker: 'c1', kind: 'dialogue', text, startMs: 0, endMs: 900, shotId: 'shot-1' },
  visemes: [],
});
const report = {
  cast: [{ id: 'c1', name: 'Nell' }],
  places: [{ id: 'p1', name: 'the pier' }],
  speech: [line('l1', 'Wait!'), line('l2', 'No.')],
};

const say = (lineId: string, text: string): Edit => ({ type: 'setLineText', lineId, text });
const look = (change: Extract<Edit, { type: 'setLook' }>['look']): Edit => ({
  ...{ type: 'setLook', entityId: 'c1', look: change },
});

const changes = (from: Edit[], to: Edit[]): unknown[] =>
  diffRevisions({ edits: from, report }, { edits: to, report }).map(({ about, id, before, after }) => [
    ...[about, id, before, after],
  ]);

describe('the difference of two revisions', () => {
  test('is none between one and itself, or where a later edit makes good an earlier one', () => {
    expect(changes([say('l1', 'Stop!')], [say('l1', 'Stop!')])).toEqual([]);
    expect(changes([], [say('l1', 'Stop!'), say('l1', 'Wait!')])).toEqual([]);
  });

  test('tells words and names as they were and as they are, those of the film where no edit has spoken of them', () => {
    const rename: Edit = { type: 'renameEntity', entityId: 'c1', name: 'Ada' };
    expect(changes([say('l1', 'Stop!')], [rename, say('l2', 'Yes.')])).toEqual([
      ['lineText', 'l1', 'Stop!', 'Wait!'],
      ['entityName', 'c1', 'Nell', 'Ada'],
      ['lineText', 'l2', 'No.', 'Yes.'],
    ]);
  });

  test('tells of places as of people', () => {
    const rename: Edit = { type: 'renameEntity', entityId: 'p1', name: 'The dock' };
    expect(changes([], [rename])).toEqual([['entityName', 'p1', 'the pier', 'The dock']]);
  });

  test('adds takes of a shot up, and parts of a look together', () => {
    const retake: Edit = { type: 'retakeShot', shotId: 'shot-1' };
    expect(changes([retake], [retake, retake, retake])).toEqual([['shotTakes', 'shot-1', 1, 3]]);
    const [red, cloak] = [look({ costume: { main: '#ff0000' } }), look({ costume: { cut: 'cloak' } })];
    const whole = { costume: { main: '#ff0000', cut: 'cloak' } };
    expect(changes([red], [red, cloak])).toEqual([
      ['entityLook', 'c1', { costume: { main: '#ff0000' } }, whole],
    ]);
  });

  test('tells of those who were merged, split off and locked', () => {
    const split: Edit = {
      ...{ type: 'splitEntity', entityId: 'c1', name: 'Tom', gender: null, age: null, lineIds: ['l2'] },
    };
    const merge: Edit = { type: 'mergeEntities', from: 'c2', into: 'c1' };
    const lock: Edit = { type: 'lockEntity', entityId: 'c1', locked: true, keeps: null };
    expect(changes([], [split, merge, lock])).toEqual([
      ['entitySplit', expect.stringMatching(/^c-/), null, { from: 'c1', name: 'Tom', lineIds: ['l2'] }],
      ['entityMerged', 'c2', null, 'c1'],
      ['entityLocked', 'c1', false, true],
    ]);
  });
});
