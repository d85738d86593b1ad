/** What the gateway lets be edited, the planner can plan, and whoever it says will say a line says it. */
import { readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from '../../contracts/error.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import type { Edit } from '../../contracts/story.ts';
import { editedCast } from '../entity-core/edited-cast.ts';
import { settle } from '../entity-core/settle-entities.ts';
import { checkEdits, draftCast, type Edited } from '../gateway/check-edits.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { planSample } from '../planner/samples/plan-sample.ts';
import { randomStory } from '../planner/samples/random-story.ts';
import { redKite, redKiteText } from '../planner/samples/red-kite.ts';

// Other tests may have both cores.
jest.setTimeout(120_000);

const nothing = { characters: [], places: [] };

interface Told {
  readonly text: string;
  readonly reading: StoryReading;
}

/** What a film of a story would have. */
function filmOf({ text, reading }: Told): Edited['report'] {
  const { pack } = settle(reading, nothing, 1);
  const { timeline } = planSample({ text, reading, pack }).film;
  const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ id, name }));
  return {
    cast: named(pack.characters),
    places: named(pack.places),
    speech: timeline.speech.map((line) => ({ ...line, startMs: 0, endMs: 1, visemes: [] })),
  };
}

/** What an edit is about, as numbers: of whom, with whom, of which lines. */
interface Roll {
  readonly kind: number;
  readonly one: number;
  readonly other: number;
  readonly some: readonly number[];
}

const rolls = fc.array(
  fc.record({
    ...{ kind: fc.nat({ max: 6 }), one: fc.nat({ max: 60 }), other: fc.nat({ max: 60 }) },
    some: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 7 },
);

const of = <T>(all: readonly T[], at: number): T => {
  const found = all[at % Math.max(1, all.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
};

function editOf({ kind, one, other, some }: Roll, edited: Edited): Edit {
  const people = draftCast(edited);
  const ids = [...people, ...edited.report.places].map(({ id }) => id);
  const { id: entityId, lineIds: own } = of(people, one);
  const lines = edited.report.speech.map(({ lineId }) => lineId);
  const lineIds = own.length === 0 ? lines.slice(0, 1) : some.map((at) => of(own, at));
  const all: readonly Edit[] = [
    { type: 'mergeEntities', from: of(ids, one), into: of(ids, other) },
    { type: 'splitEntity', entityId, name: `New ${one}`, gender: null, age: null, lineIds },
    { type: 'setLineSpeaker', lineId: of(lines, other), speaker: entityId },
    { type: 'setLook', entityId, look: { age: 'child', headwear: 'hood', costume: { main: '#102030' } } },
    { type: 'renameEntity', entityId, name: `Other ${one}` },
    { type: 'setVoice', entityId, voice: { gender: 'female', pitch: -6 } },
    { type: 'setLineText', lineId: of(lines, other), text: 'Oh, well!' },
  ];
  return of(all, kind);
}

/** Those of the rolled edits that the gateway takes, each after the others. */
function taken(report: Edited['report'], rolled: readonly Roll[]): Edit[] {
  const edits: Edit[] = [];
  for (const roll of rolled) {
    const edited = { report, edits, made: 0 };
    const edit = editOf(roll, edited);
    if (edit.type === 'mergeEntities' && edit.from === edit.into) continue;
    try {
      checkEdits(edited, [edit]);
      edits.push(edit);
    } catch (error) {
      expect(codeOf(error)).toMatch(/_(UNKNOWN|FOREIGN)$/);
    }
  }
  return edits;
}

function expectForeseen({ text, reading }: Told, report: Edited['report'], edits: readonly Edit[]): void {
  const cast = editedCast(reading, nothing, { seed: 1, edits });
  const { film } = planSample({ text, reading: cast.reading, pack: cast.pack }, { edits });
  const people = draftCast({ report, edits, made: 0 });
  const foreseen = new Map(people.flatMap(({ id, lineIds }) => lineIds.map((line) => [line, id] as const)));
  for (const { lineId, speaker } of film.timeline.speech)
    if (foreseen.has(lineId)) expect([lineId, speaker]).toEqual([lineId, foreseen.get(lineId)]);
}

describe('whatever is edited of a cast', () => {
  const lantern = readFileSync('examples/灯笼匠.txt', 'utf8');

  test.each([
    ['the lantern maker', { text: lantern, reading: lanternMaker(lantern) }],
    ['the red kite', { text: redKiteText, reading: redKite() }],
  ])('comes about in a film of %s', (_name, told) => {
    const report = filmOf(told);
    const run = fc.property(rolls, (rolled) => expectForeseen(told, report, taken(report, rolled)));
    fc.assert(run, { numRuns: 8 });
  });

  test('comes about in stories that nobody would write', () => {
    const run = fc.property(randomStory, rolls, (told, rolled) => {
      const report = filmOf(told);
      if (report.cast.length === 0 || report.speech.length === 0) return;
      expectForeseen(told, report, taken(report, rolled));
    });
    fc.assert(run, { numRuns: 8 });
  });
});
