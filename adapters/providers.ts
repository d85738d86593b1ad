/** Providers that come with the product: whole films without a key, a GPU or a network. */
import type { JobKind } from '../contracts/job-kinds.ts';
import type { Provider, Rung } from '../contracts/route.ts';

interface Embedded {
  readonly id: string;
  readonly rung: Rung;
  /** Name and version of what makes it; part of every recipe, so that a new version makes new things. */
  readonly model: string;
  readonly kinds: readonly JobKind[];
}

const embedded: readonly Embedded[] = [
  { id: 'rules', rung: 'synthetic', model: 'rules-1', kinds: ['reading'] },
  { id: 'espeak', rung: 'synthetic', model: 'espeak-ng-emscripten-0.3.5', kinds: ['voice'] },
  { id: 'phonemes', rung: 'synthetic', model: 'phonemes-1', kinds: ['visemes'] },
  { id: 'synth', rung: 'synthetic', model: 'synth-1', kinds: ['music', 'ambience', 'effect'] },
  {
    id: 'paper-cut',
    rung: 'drawn',
    model: 'paper-cut-1',
    kinds: ['rig', 'background', 'shot', 'transition', 'poster', 'cover'],
  },
  {
    id: 'composer',
    rung: 'synthetic',
    model: 'composer-1',
    kinds: ['mix', 'film', 'subtitles', 'otio', 'storyboard', 'check', 'document'],
  },
];

export const embeddedProviders: readonly Provider[] = embedded.map(({ id, rung, model, kinds }) => ({
  id,
  url: `embedded:${id}`,
  kinds: [...kinds],
  rung,
  model,
  needs: { gpu: false, vramMb: 0, labels: [] },
  priceMicros: 0,
}));
