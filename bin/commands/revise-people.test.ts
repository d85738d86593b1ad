import { describe, expect, test } from '@jest/globals';
import { peopleEdits } from './revise-people.ts';

describe('flags about people', () => {
  test('are edits, those that unlock first and those that lock last', () => {
    const edits = peopleEdits({
      ...{ rename: ['c2=Jon = the second'], merge: ['c3=c2'], lock: ['c2'], unlock: ['c1'] },
      ...{ split: 'c1=阿水', line: ['l1', 'l4'], costume: ['c2=Cloak,red,#00ff00,stripes'] },
    });
    expect(edits).toEqual([
      { type: 'lockEntity', entityId: 'c1', locked: false, keeps: null },
      {
        ...{ type: 'splitEntity', entityId: 'c1', name: '阿水', gender: null, age: null },
        lineIds: ['l1', 'l4'],
      },
      { type: 'mergeEntities', from: 'c3', into: 'c2' },
      { type: 'renameEntity', entityId: 'c2', name: 'Jon = the second' },
      {
        ...{ type: 'setLook', entityId: 'c2' },
        look: {
          costume: {
            ...{ cut: 'cloak', pattern: 'stripes', second: '#00ff00' },
            main: expect.stringMatching(/^#[0-9a-f]{6}$/) as unknown,
          },
        },
      },
      { type: 'lockEntity', entityId: 'c2', locked: true, keeps: null },
    ]);
  });

  test.each([
    [{ rename: ['c2'] }, 'no two sides'],
    [{ rename: ['=Jon'] }, 'no two sides'],
    [{ merge: ['c2=c2'] }, 'merged into himself'],
    [{ merge: ['c2=../x'] }, 'into'],
    [{ costume: ['c2=spacesuit'] }, 'is no cut'],
    [{ costume: ['c2=red,blue,green,grey'] }, 'more than three'],
    [{ voice: ['c1=old,loud'] }, 'says nothing of a voice'],
    [{ voice: ['c1=toString'] }, 'says nothing of a voice'],
    [{ split: 'c1=Tom' }, 'needs --line'],
    [{ lock: ['?'] }, 'entityId'],
  ])('%j are refused', (values, because) => {
    expect(() => peopleEdits(values)).toThrow(because);
  });

  test('say of a voice what is to be otherwise of it', () => {
    expect(peopleEdits({ voice: ['c1=Old, low'] })).toEqual([
      { type: 'setVoice', entityId: 'c1', voice: { age: 'old', pitch: -3 } },
    ]);
  });

  test('name colours in either language', () => {
    const main = (words: string): unknown => peopleEdits({ costume: [`c1=${words}`] })[0];
    expect(main('红')).toEqual(main('vermilion'));
  });
});
