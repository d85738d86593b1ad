import { describe, expect, test } from '@jest/globals';
import type { ScriptElement } from '../../../contracts/script.ts';
import { gatheredLines } from './gather-lines.ts';

/** Lines of one speaker, where each stands in the story. */
const spoken = (text: string, ...lines: readonly string[]): ScriptElement[] =>
  lines.map((line, at) => {
    const start = text.indexOf(line);
    return {
      ...{ kind: 'dialogue', id: `l${at + 1}`, source: { start, end: start + line.length }, text: line },
      ...{ speaker: 'c1', addressees: [], emotion: 'neutral', intensity: 0.3, manner: 'normal', actions: [] },
    };
  });

const LONG =
  'the whole of the harvest must be under a roof before the storm comes down from the hills this evening';

const countOf = (text: string, ...lines: readonly string[]): number =>
  gatheredLines(spoken(text, ...lines), text).length;

describe('half an utterance of a word or two', () => {
  test('is heard in one framing with the long other half', () => {
    expect(countOf(`"Now," said she, "${LONG}."`, 'Now,', `${LONG}.`)).toBe(2);
    expect(countOf(`"${LONG}," said she, "my dear."`, `${LONG},`, 'my dear.')).toBe(2);
  });

  test('but a sentence of its own is not', () => {
    expect(countOf(`"Yes," said she. "${LONG}."`, 'Yes,', `${LONG}.`)).toBe(1);
  });

  test('and neither are two halves that are both long', () => {
    expect(countOf(`"${LONG}," said she, "and ${LONG}!"`, `${LONG},`, `and ${LONG}!`)).toBe(1);
  });
});
