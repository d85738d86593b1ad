import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EntityPack, type Bible, type Character } from '../../contracts/entity.ts';
import { StoryReading } from '../../contracts/reading.ts';
import type { Edit } from '../../contracts/story.ts';
import { castEdits } from '../runtime/cast-edits.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { colourDistance } from './colour.ts';
import { editedCast, type EditedCast } from './edited-cast.ts';
import { settle } from './settle-entities.ts';

const nothing: Bible = { characters: [], places: [] };
const story = lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8'));
const plain = settle(story, nothing, 1);

const edited = (...edits: Edit[]): EditedCast => editedCast(story, nothing, { seed: 1, edits });
const idOf = (name: string): string => plain.pack.characters.find((each) => each.name === name)?.id ?? '';
const [chen, aman, boatman] = ['陈伯', '阿满', '船夫'].map(idOf) as [string, string, string];

const one = ({ pack }: EditedCast, id: string): Character => {
  const found = pack.characters.find((each) => each.id === id);
  if (found === undefined) throw new Error(`Nobody is ${id}.`);
  return found;
};

/** Everybody but some, as they were settled. */
const others = (characters: readonly Character[], ...ids: string[]): readonly Character[] =>
  characters.filter(({ id }) => !ids.includes(id));

const linesOf = (reading: StoryReading, id: string): string[] =>
  reading.units.flatMap((unit) =>
    (unit.kind === 'dialogue' || unit.kind === 'thought') && unit.speaker === id ? [unit.id] : [],
  );

const split = (
  entityId: string,
  lineIds: string[],
  name = '阿水',
): Extract<Edit, { type: 'splitEntity' }> => ({
  ...{ type: 'splitEntity', entityId, name, gender: 'male', age: null, lineIds },
});

describe('a cast that is edited', () => {
  test('is the settled one where nothing is changed of anybody', () => {
    const { pack, reading, questions } = edited({
      type: 'lockEntity',
      entityId: aman,
      locked: true,
      keeps: null,
    });
    expect(pack).toEqual(plain.pack);
    expect(questions).toEqual(plain.questions);
    expect(reading.units).toEqual(story.units);
  });

  test('has another name for somebody, and his look, voice and words stay', () => {
    const after = edited({ type: 'renameEntity', entityId: boatman, name: '老周' });
    const [before] = plain.pack.characters.filter(({ id }) => id === boatman);
    expect(one(after, boatman)).toEqual({ ...before, name: '老周', aliases: ['爹', '父亲', '船夫'] });
    expect(others(after.pack.characters, boatman)).toEqual(others(plain.pack.characters, boatman));
    expect(after.reading.cast).toEqual(story.cast);
  });

  test('has everything of one whom it is merged into another', () => {
    const { pack, reading } = edited({ type: 'mergeEntities', from: boatman, into: chen });
    expect(JSON.stringify(reading)).not.toContain(`"${boatman}"`);
    expect(JSON.stringify(pack)).not.toContain(`"${boatman}"`);
    expect(linesOf(reading, chen).sort()).toEqual(
      [...linesOf(story, chen), ...linesOf(story, boatman)].sort(),
    );
    for (const unit of reading.units)
      if (unit.kind === 'dialogue') expect(unit.addressees).not.toContain(unit.speaker);
    for (const { cast } of reading.scenes) expect(new Set(cast).size).toBe(cast.length);
    expect(one({ pack } as EditedCast, chen).aliases).toContain('船夫');
    expect(reading.cast.map(({ id }) => id)).toEqual(pack.characters.map(({ id }) => id));
  });

  test('has two places that are one: the scenes of both play there, and the others stay', () => {
    const [p1, p2, p3] = plain.pack.places.map(({ id }) => id) as [string, string, string];
    const { pack, reading } = edited({ type: 'mergeEntities', from: p3, into: p1 });
    expect(pack.places).toEqual(plain.pack.places.filter(({ id }) => id !== p3));
    expect(pack.states.map(({ placeId }) => placeId)).toEqual(
      plain.pack.states.map(({ placeId }) => (placeId === p3 ? p1 : placeId)),
    );
    expect(JSON.stringify([pack, reading])).not.toContain(`"${p3}"`);
    expect(reading.places.map(({ id }) => id)).toEqual([p1, p2]);
    expect(pack.characters).toEqual(plain.pack.characters);
  });

  test('is the settled one of a story that names no place', () => {
    const placeless = {
      ...story,
      places: [],
      scenes: story.scenes.map((scene) => ({ ...scene, place: 'p9' })),
    };
    const lock: Edit = { type: 'lockEntity', entityId: aman, locked: true, keeps: null };
    const { pack } = editedCast(placeless, nothing, { seed: 1, edits: [lock] });
    expect(pack).toEqual(settle(placeless, nothing, 1).pack);
  });

  test('has somebody new for lines that are not his whom the reading gave them to', () => {
    const [first = '', ...rest] = linesOf(story, aman);
    const edit = split(aman, [first]);
    const id = castEdits([edit]).idOf(edit);
    const after = edited(edit);
    expect(linesOf(after.reading, id)).toEqual([first]);
    expect(linesOf(after.reading, aman)).toEqual(rest);
    expect(others(after.pack.characters, id)).toEqual(plain.pack.characters);
    const { look, voice, name, gender } = one(after, id);
    expect([name, gender, look.age]).toEqual(['阿水', 'male', 'child']);
    for (const other of plain.pack.characters) {
      expect(colourDistance(look.costume.main, other.look.costume.main)).toBeGreaterThan(0.09);
      const [mine, theirs] = [voice, other.voice].map((each) => `${each.gender} ${each.age} ${each.slot}`);
      expect(mine).not.toBe(theirs);
    }
  });

  test('has him stand where the other stood who says nothing there any more, and beside him elsewhere', () => {
    const lines = linesOf(story, boatman);
    const all = edited(split(boatman, lines));
    const scenes = all.reading.scenes.filter(({ units }) => units.some((id) => lines.includes(id)));
    for (const { cast } of scenes) expect(cast).not.toContain(boatman);
    const some = edited(split(aman, linesOf(story, aman).slice(0, 1)));
    const with2 = some.reading.scenes.filter(({ cast }) => cast.some((id) => id.startsWith('c-')));
    expect(with2.length).toBe(1);
    expect(with2[0]?.cast).toContain(aman);
  });

  test('has him where the story tells of him by his name, and the other is not called that any more', () => {
    const told: StoryReading = {
      ...story,
      units: story.units.map((unit) =>
        unit.kind === 'narration' && unit.subjects.includes(boatman)
          ? { ...unit, text: '阿满望着父亲。', subjects: [aman, boatman] }
          : unit,
      ),
    };
    const edit = split(boatman, linesOf(story, boatman).slice(0, 1), '父亲');
    const id = castEdits([edit]).idOf(edit);
    const { reading } = editedCast(told, nothing, { seed: 1, edits: [edit] });
    const telling = reading.units.filter(({ text }) => text === '阿满望着父亲。');
    expect(telling.length).toBeGreaterThan(0);
    for (const unit of telling) expect(unit).toMatchObject({ subjects: [aman, id] });
    expect(reading.cast.find((each) => each.id === boatman)?.aliases).toEqual(['爹']);
  });

  test('keeps the ids of those who were split off, and tells two of one kind apart', () => {
    const [first = '', second = ''] = linesOf(story, aman);
    const edits = [split(aman, [first]), split(aman, [second]), split(aman, [first])];
    const { idOf: id } = castEdits(edits);
    expect(new Set(edits.map(id)).size).toBe(3);
    const before = castEdits(edits.slice(0, 1)).idOf(edits[0]!);
    expect(id(edits[0]!)).toBe(before);
  });

  test('takes edits in their order, and whoever was split off can be named, dressed and merged back', () => {
    const [first = ''] = linesOf(story, aman);
    const edit = split(aman, [first]);
    const id = castEdits([edit]).idOf(edit);
    const costume = { main: '#204060', cut: 'cloak' } as const;
    const dressed = edited(
      edit,
      { type: 'renameEntity', entityId: id, name: '小石' },
      { type: 'setLook', entityId: id, look: { costume } },
    );
    expect(one(dressed, id)).toMatchObject({ name: '小石', look: { costume } });
    const back = edited(edit, { type: 'mergeEntities', from: id, into: aman });
    expect(linesOf(back.reading, aman)).toEqual(linesOf(story, aman));
    expect(others(back.pack.characters, aman)).toEqual(others(plain.pack.characters, aman));
  });

  test('wears what is chosen: the other colours go with the new one, and nobody else is dressed anew', () => {
    const after = edited({ type: 'setLook', entityId: chen, look: { costume: { main: '#c04030' } } });
    const [was] = plain.pack.characters.filter(({ id }) => id === chen);
    const { look, voice } = one(after, chen);
    expect(look.costume).toMatchObject({ main: '#c04030', cut: was?.look.costume.cut });
    expect(look.costume.second).not.toBe(was?.look.costume.second);
    expect({ ...look, costume: null }).toEqual({ ...was?.look, costume: null });
    expect(voice).toEqual(was?.voice);
    expect(others(after.pack.characters, chen)).toEqual(others(plain.pack.characters, chen));
  });

  test('speaks with the voice that is chosen, which nobody else has', () => {
    const { pack } = edited({ type: 'setVoice', entityId: aman, voice: { gender: 'male', age: 'old' } });
    const voices = [...pack.characters.map(({ voice }) => voice), pack.narrator];
    const keys = voices.map(({ gender, age, slot }) => `${gender} ${age} ${slot}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('keeps whoever is locked as they were, whatever the story says of them now', () => {
    const red: Edit = { type: 'setLook', entityId: boatman, look: { costume: { main: '#a01010' } } };
    const filmed = one(edited(red), boatman);
    const { name, gender, age, look, voice } = filmed;
    const lock: Edit = {
      ...{ type: 'lockEntity', entityId: boatman, locked: true },
      keeps: { name, gender, age, look, voice },
    };
    const retold: StoryReading = {
      ...story,
      cast: story.cast.map((each) =>
        each.name === '船夫' ? { ...each, gender: 'female', age: 'old', species: 'fox' } : each,
      ),
    };
    const bible = settle(story, nothing, 1).bible;
    const held = editedCast(retold, bible, { seed: 1, edits: [red, lock] });
    expect(one(held, boatman)).toMatchObject({ id: boatman, name, gender, age, look, voice });
    const freed = [red, lock, { ...lock, locked: false } as Edit];
    expect(one(editedCast(retold, bible, { seed: 1, edits: freed }), boatman).gender).toBe('female');
  });

  test('knows whoever is locked by the name that they were given', () => {
    const rename: Edit = { type: 'renameEntity', entityId: boatman, name: '老周' };
    const { name, gender, age, look, voice } = one(edited(rename), boatman);
    const keeps = { name, gender, age, look, voice };
    const retold: StoryReading = {
      ...story,
      cast: story.cast.map((each) => (each.name === '船夫' ? { ...each, name: '老周', aliases: [] } : each)),
    };
    const lock: Edit = { type: 'lockEntity', entityId: boatman, locked: true, keeps };
    const held = editedCast(retold, plain.bible, { seed: 1, edits: [lock] });
    expect(held.pack.characters.map(({ id }) => id)).toEqual([chen, aman, boatman]);
    expect(one(held, boatman)).toMatchObject(keeps);
  });

  test('of any edits has the others as they were, and one order in reading and pack', () => {
    const people = [chen, aman, boatman];
    const person = fc.constantFrom(...people);
    const lines = story.units.filter(({ kind }) => kind === 'dialogue').map(({ id }) => id);
    const anyEdit = fc.oneof(
      fc.record({ type: fc.constant('renameEntity' as const), entityId: person, name: fc.constant('新名') }),
      fc.record({ type: fc.constant('mergeEntities' as const), from: person, into: person }),
      fc
        .record({ entityId: person, lineIds: fc.subarray(lines, { minLength: 1 }) })
        .map(({ entityId, lineIds }) => split(entityId, lineIds)),
      fc.record({
        ...{ type: fc.constant('setLook' as const), entityId: person },
        look: fc.constant({ age: 'old' as const, headwear: 'hood' as const }),
      }),
      fc.record({
        ...{ type: fc.constant('setVoice' as const), entityId: person },
        voice: fc.constant({ gender: 'female' as const }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 6 }), (edits) => {
        const { pack, reading } = edited(...edits);
        expect(EntityPack.parse(pack)).toEqual(pack);
        StoryReading.parse(reading);
        expect(reading.cast.map(({ id }) => id)).toEqual(pack.characters.map(({ id }) => id));
        const known = new Set(pack.characters.map(({ id }) => id));
        for (const unit of reading.units)
          if ('speaker' in unit && unit.speaker !== null) expect(known.has(unit.speaker)).toBe(true);
        for (const { cast } of reading.scenes) expect(cast.every((id) => known.has(id))).toBe(true);
        const touched = JSON.stringify(edits);
        for (const each of plain.pack.characters)
          if (!touched.includes(`"${each.id}"`)) expect(pack.characters).toContainEqual(each);
      }),
      { numRuns: 60 },
    );
  });

  test('has the form of the contract after any of it', () => {
    const { pack, reading } = edited(
      split(chen, linesOf(story, chen).slice(0, 2), '掌柜'),
      { type: 'mergeEntities', from: boatman, into: aman },
      { type: 'setVoice', entityId: aman, voice: { pitch: 3, pace: 1.2 } },
    );
    expect(EntityPack.parse(pack)).toEqual(pack);
    expect(StoryReading.parse(reading)).toEqual(reading);
  });
});
