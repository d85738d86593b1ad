import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { TaskNode } from '../../../contracts/task.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { lanternMaker } from '../samples/lantern-maker.ts';
import { planSample } from '../samples/plan-sample.ts';

const text = readFileSync('examples/灯笼匠.txt', 'utf8');
const reading = lanternMaker(text);
const sample = { text, reading, pack: settle(reading, { characters: [], places: [] }, 1).pack };

/** Languages in which voices and mouths of a plan speak, by line. */
const languagesIn = (nodes: readonly TaskNode[], kind: TaskNode['kind']): Map<string, unknown> =>
  new Map(
    nodes
      .filter((node) => node.kind === kind)
      .map(({ subject, inputs }) => [subject.lineId ?? '', inputs['language']]),
  );

/** The plan with other words for its first line. */
function planWith(words: string): { readonly lineId: string; readonly nodes: readonly TaskNode[] } {
  const lineId = planSample(sample).film.timeline.speech[0]?.lineId ?? '';
  const edits = [{ type: 'setLineText' as const, lineId, text: words }];
  return { lineId, nodes: planSample(sample, { edits }).dag.nodes };
}

describe('a line', () => {
  test('that is wholly in the other language is spoken in that one, and no other line is', () => {
    const { lineId, nodes } = planWith('Come with me to the river.');
    for (const kind of ['voice', 'visemes'] as const) {
      const spoken = languagesIn(nodes, kind);
      expect([kind, spoken.get(lineId)]).toEqual([kind, 'en']);
      spoken.delete(lineId);
      expect(new Set(spoken.values())).toEqual(new Set(['zh']));
    }
  });

  test('that only has names of the other language in it is spoken in the film’s', () => {
    const { lineId, nodes } = planWith('Anna Lee，跟我到河边去。');
    expect(languagesIn(nodes, 'voice').get(lineId)).toBe('zh');
  });
});
