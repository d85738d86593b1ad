/** The embedded language engine: rules, lexicons and a table of weights; no model, no network. */
import { keepJson, type Make } from '../../../actors/runtime/maker.ts';
import type { Language } from '../../../actors/worker-llm/language.ts';
import { readStory } from './read-story.ts';

const reading: Make<'reading'> = async (inputs, bench) => {
  bench.progress(0, 1);
  const story = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bench.objects.get(inputs.story));
  const found = await readStory(story, inputs);
  bench.progress(1, 1);
  const facts = {
    language: found.language,
    format: found.format,
    cast: found.cast.length,
    scenes: found.scenes.length,
    units: found.units.length,
  };
  return { artifacts: [await keepJson(bench, 'reading.reading', found)], facts };
};

export const rulesLanguage: Language = { reading };
