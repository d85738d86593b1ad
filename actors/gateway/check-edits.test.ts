import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../contracts/error.ts';
import type { FilmReport } from '../../contracts/film.ts';
import type { Edit, Edit as E } from '../../contracts/story.ts';
import { castEdits } from '../runtime/cast-edits.ts';
import { checkEdits } from './check-edits.ts';

const line = (lineId: string, speaker: string): FilmReport['speech'][number] => ({
  ...{ lineId, speaker, kind: 'dialogue', text: 'Wait!', startMs: 0, endMs: 900, shotId: 'shot-1' },
  visemes: [],
});

const report = {
  cast: [
    { id: 'c1', name: 'Nell' },
    { id: 'c2', name: 'Amos' },
  ],
  speech: [line('l1', 'c1'), line('l2', 'c1'), line('l2-2', 'c1'), line('l3', 'c2')],
  places: [
    { id: 'p1', name: 'the pier' },
    { id: 'p2', name: 'the dock' },
  ],
  shots: [{ id: 'shot-1' }] as FilmReport['shots'],
};

const split: E = {
  ...{ type: 'splitEntity', entityId: 'c1', name: 'Tom', gender: null, age: null, lineIds: ['l2'] },
};
const tom = castEdits([split]).idOf(split);
const rename = (entityId: string): E => ({ type: 'renameEntity', entityId, name: 'Ada' });
const merge = (from: string, into: string): E => ({ type: 'mergeEntities', from, into });
const lock = (entityId: string, locked = true): E => ({ type: 'lockEntity', entityId, locked, keeps: null });
const give = (lineId: string, speaker: string): E => ({ type: 'setLineSpeaker', lineId, speaker });

/** What is said to an edit after others, of which the film was made of some. */
function saidTo(edit: Edit, before: readonly Edit[] = [], made = 0): string {
  try {
    checkEdits({ report, edits: before, made }, [edit]);
    return 'done';
  } catch (error) {
    return codeOf(error);
  }
}

describe('an edit', () => {
  test.each<[string, E, string]>([
    ['a line that there is not', { type: 'setLineText', lineId: 'l9', text: 'Who?' }, 'LINE_UNKNOWN'],
    ['words that nobody can say', { type: 'setLineText', lineId: 'l1', text: 'Скажи' }, 'LINE_UNSAYABLE'],
    ['a speaker who is nobody', give('l1', 'c9'), 'SPEAKER_UNKNOWN'],
    ['the name of nobody', rename('c9'), 'SPEAKER_UNKNOWN'],
    ['two of whom one is nobody', merge('c1', 'c9'), 'SPEAKER_UNKNOWN'],
    ['a place that is one with somebody', merge('p1', 'c1'), 'PLACE_UNKNOWN'],
    ['somebody who is one with a place', merge('c1', 'p1'), 'SPEAKER_UNKNOWN'],
    ['two places that are one', merge('p1', 'p2'), 'done'],
    ['the name of a place', rename('p1'), 'done'],
    ['a lock on nobody', lock('c9'), 'SPEAKER_UNKNOWN'],
    ['lines of another', { ...split, lineIds: ['l3'] }, 'LINE_FOREIGN'],
    ['lines that there are not', { ...split, lineIds: ['l9'] }, 'LINE_UNKNOWN'],
    ['another edit, taken back', { type: 'undoEdit', edit: 0 }, 'PARAMS_INVALID'],
    ['what there is', rename('c1'), 'done'],
  ])('of %s is told so', (_what, edit, code) => {
    expect(saidTo(edit)).toBe(code);
  });

  test('may be of whoever the draft has brought in, and of nobody whom it has taken out', () => {
    expect(saidTo(rename(tom))).toBe('SPEAKER_UNKNOWN');
    expect(saidTo(rename(tom), [split])).toBe('done');
    expect(saidTo(give('l3', tom), [split])).toBe('done');
    expect(saidTo(merge(tom, 'c2'), [split])).toBe('done');
    expect(saidTo(rename('c2'), [merge('c2', 'c1')])).toBe('SPEAKER_UNKNOWN');
    expect(saidTo(give('l1', 'p1'), [rename('p1')])).toBe('SPEAKER_UNKNOWN');
    expect(saidTo(merge('p2', 'p1'), [merge('p1', 'p2')])).toBe('PLACE_UNKNOWN');
    expect(saidTo(give('l1', 'c2'), [merge('c2', 'c1')])).toBe('SPEAKER_UNKNOWN');
  });

  test('may take lines from whoever has them in the draft: a line goes whole', () => {
    const from = (entityId: string, lineId: string): E => ({ ...split, entityId, lineIds: [lineId] });
    expect(saidTo(from('c1', 'l2-2'), [split])).toBe('LINE_FOREIGN');
    expect(saidTo(from(tom, 'l2-2'), [split])).toBe('done');
    expect(saidTo(from('c2', 'l1'), [give('l1', 'c2')])).toBe('done');
    expect(saidTo(from('c1', 'l3'), [merge('c2', 'c1')])).toBe('done');
  });

  test('of somebody who is locked is refused until they are not', () => {
    const look: E = { type: 'setLook', entityId: 'c1', look: { beard: 'full' } };
    for (const edit of [rename('c1'), merge('c1', 'c2'), merge('c2', 'c1'), split, look]) {
      expect(saidTo(edit, [lock('c1')])).toBe('ENTITY_LOCKED');
      expect(saidTo(edit, [lock('c1'), lock('c1', false)])).toBe('done');
    }
    expect(saidTo(rename('c2'), [lock('c1')])).toBe('done');
    expect(saidTo(give('l3', 'c1'), [lock('c1')])).toBe('done');
  });

  test('is not told of what the film was made of already', () => {
    const films = [merge('c3', 'c1'), lock('c2')];
    expect(saidTo(rename('c1'), films, 2)).toBe('done');
    expect(saidTo(rename('c2'), films, 2)).toBe('ENTITY_LOCKED');
  });

  test('is checked after those that come with it', () => {
    expect(() => checkEdits({ report, edits: [], made: 0 }, [split, rename(tom), lock(tom)])).not.toThrow();
    expect(() => checkEdits({ report, edits: [], made: 0 }, [lock('c1'), rename('c1')])).toThrow('is locked');
  });
});

describe('one of several edits that cannot be', () => {
  /** Where it is said to be wrong. */
  function placeOf(edits: readonly Edit[]): string | undefined {
    try {
      checkEdits({ report, edits: [], made: 0 }, edits);
      return undefined;
    } catch (error) {
      return (error as { details: { faults: { at: string }[] } }).details.faults[0]?.at;
    }
  }

  test('is named, with the field that is wrong', () => {
    const fine = give('l1', 'c2');
    expect(placeOf([fine, give('l9', 'c1')])).toBe('body.edits.1.lineId');
    expect(placeOf([fine, give('l2', 'c9')])).toBe('body.edits.1.speaker');
    expect(placeOf([merge('c1', 'c9')])).toBe('body.edits.0.into');
    expect(placeOf([fine, { ...split, lineIds: ['l2', 'l3'] }])).toBe('body.edits.1.lineIds.1');
  });

  test('is named without a field where it is wrong as a whole', () => {
    expect(placeOf([give('l1', 'c2'), { type: 'undoEdit' } as unknown as Edit])).toBe('body.edits.1');
  });
});
