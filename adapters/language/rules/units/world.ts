/** Which world dresses the film. */
import type { StoryReading } from '../../../../contracts/reading.ts';
import { tally } from '../shown/setting-words.ts';
import type { StoryDraft } from './story-draft.ts';

/** Chooses the world by its words; a story of talking animals is a fairy tale, and nothing said means long ago. */
export function worldOf(draft: StoryDraft): StoryReading['world'] {
  const chinese = draft.tongue.language === 'zh';
  const scores = tally(draft.page.source.text, draft.tongue.setting.worlds);
  const speakers = new Set(draft.attributions.map((said) => said.speaker));
  const beasts = draft.cast.filter((figure) => figure.species !== 'human' && speakers.has(figure.key)).length;
  if (!chinese) scores.set('fairytale', (scores.get('fairytale') ?? 0) + beasts * 3);
  const old = chinese ? 'chinese-old' : 'western-old';
  return [...scores].reduce<readonly [StoryReading['world'], number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [old, chinese ? 0.5 : 1.5],
  )[0];
}
