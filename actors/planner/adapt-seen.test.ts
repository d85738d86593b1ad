import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { NarrationLevel } from '../../contracts/run.ts';
import { settle } from '../entity-core/settle-entities.ts';
import { adaptSeen } from './adapt-seen.ts';
import { lanternMaker } from './samples/lantern-maker.ts';
import { planSample, sourcesOf, type Sample, type Wishes } from './samples/plan-sample.ts';
import { redKite, redKiteText } from './samples/red-kite.ts';
import { adaptStory } from './script/adapt-story.ts';

const sampleOf = (text: string, reading: Sample['reading']): Sample => ({
  text,
  reading,
  pack: settle(reading, { characters: [], places: [] }, 1).pack,
});
const text = readFileSync('examples/灯笼匠.txt', 'utf8');
const lantern = sampleOf(text, lanternMaker(text));

/** The kite’s story, in which a window opens instead of a string that snaps: it belongs to a wall and is not drawn. */
function openedWindow(): Sample['reading'] {
  const reading = redKite();
  const window = { id: 'o4', name: 'window', kind: 'window' } as const;
  const units = reading.units.map((unit) =>
    unit.kind === 'narration' && unit.text.startsWith('But')
      ? {
          ...unit,
          subjects: ['o4'],
          actions: unit.actions.map((action) => ({ ...action, verb: 'open' as const, actor: 'o4' })),
        }
      : unit,
  );
  return { ...reading, props: [...reading.props, { ...window, traits: [], mentions: [] }], units };
}

const kite = sampleOf(redKiteText, openedWindow());

const level = (narration: NarrationLevel): Wishes => ({ options: { narration } });

/** What becomes of some words of a story. */
function fateOf(sample: Sample, words: string, wishes: Wishes = {}): readonly (string | undefined)[] {
  const { coverage } = planSample(sample, wishes).film.timeline;
  const at = sample.text.indexOf(words);
  const entry = coverage.find(({ start, end }) => start <= at && at < end);
  return [entry?.as, entry?.because];
}

describe('what pictures alone would not show', () => {
  test('is told', () => {
    expect(fateOf(kite, 'But the string snapped.')).toEqual(['narrated', undefined]);
    expect(fateOf(kite, 'The kite sailed')).toEqual(['shown', undefined]);
  });

  test('is cut for want of a voice where narration is off, and only there', () => {
    const silent = fateOf(kite, 'But the string snapped.', level('none'));
    expect(silent).toEqual(['cut', 'narration is off and no picture tells all of this']);
    for (const narration of ['light', 'full'] as const)
      expect(fateOf(kite, 'But the string snapped.', level(narration))).toEqual(['narrated', undefined]);
  });

  test('is found out by the story alone, so that an edited line never changes who tells another', () => {
    const edits: Wishes['edits'] = [
      { type: 'setLineText', lineId: 'l1', text: 'Hold it, hold it tight, Nell!' },
    ];
    const kinds = (wishes: Wishes): readonly string[] =>
      adaptSeen(sourcesOf(kite, wishes)).whole.script.scenes.flatMap(({ elements }) =>
        elements.map(({ id, kind }) => `${id} ${kind}`),
      );
    expect(kinds({ edits })).toEqual(kinds({}));
  });

  test('is heard where its words were edited, whatever else is edited; of a silent film they count for nothing', () => {
    const shown = adaptSeen(sourcesOf(kite)).whole.script.scenes.flatMap(({ elements }) =>
      elements.flatMap(({ id, kind }) => (kind === 'action' ? [id] : [])),
    );
    const lineId = shown[0] ?? '';
    const edits: Wishes['edits'] = [{ type: 'setLineText', lineId, text: 'So it was.' }];
    const elementIn = (wishes: Wishes) =>
      adaptSeen(sourcesOf(kite, wishes))
        .whole.script.scenes.flatMap(({ elements }) => elements)
        .find(({ id }) => id === lineId);
    expect(elementIn({ edits })).toMatchObject({ kind: 'narration', text: 'So it was.' });
    expect(elementIn({ edits, ...level('none') })).toEqual(elementIn(level('none')));
  });

  test('is nothing of a story whose pictures show all that they are to show', () => {
    const sources = sourcesOf(lantern);
    expect(adaptSeen(sources).whole).toEqual(adaptStory(sources));
  });
});

test('a boat that comes is seen by whoever rows it', () => {
  const { film, sources } = planSample(lantern);
  const at = text.indexOf('一条小船');
  const entry = film.timeline.coverage.find(({ start, end }) => start <= at && at < end);
  const ferryman = sources.pack.characters.find(({ name }) => name === '船夫')?.id;
  expect([entry?.as, entry?.names]).toEqual(['shown', [{ entityId: ferryman, acts: ['row'] }]]);
});
