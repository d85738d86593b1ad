/** Providers: those that come with the product, with which whole films need no key, no GPU and no network, and those that URLs name. */
import { Failure } from '../contracts/error.ts';
import { isKindOf, jobKinds, type JobKind } from '../contracts/job-kinds.ts';
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
  { id: 'synth', rung: 'synthetic', model: 'synth-1', kinds: ['music', 'ambience', 'effect', 'sound'] },
  {
    id: 'paper-cut',
    rung: 'drawn',
    model: 'paper-cut-1',
    kinds: ['rig', 'portrait', 'background', 'shot', 'footage', 'transition', 'poster', 'cover'],
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

/** A whole number in a URL’s query. */
function countIn(url: URL, name: string, otherwise: number): number {
  const text = url.searchParams.get(name) ?? String(otherwise);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrong(url.href, `${name} must be a whole number`);
}

/** Whoever is named before an @ may have a secret. */
const wrong = (url: string, rule: string): Failure =>
  new Failure('CONFIGURATION_INVALID', `AINERN_PROVIDERS has “${url.replace(/[^/]*@/, '…@')}”; ${rule}.`);

/** Kinds that a fake GPU can do: those of the picture engine that it stands for. */
function fakeKinds(url: URL): JobKind[] {
  return url.hostname.split('+').map((kind) => {
    if (isKindOf(kind) && jobKinds[kind].worker === 'worker-video') return kind;
    throw wrong(url.href, 'a fake GPU makes pictures, e.g. fake-gpu://shot+transition?ms=500&vram=8192');
  });
}

/**
 * Draws what the paper-cut engine draws, but only where there is a GPU with so much memory, and slower: for trying out what
 * happens to GPU work on machines that have none. How slow it is, and what it dies of, changes no byte and stands in no recipe.
 */
function fakeGpu(url: URL): Provider {
  const kinds = fakeKinds(url);
  for (const trouble of ['ms', 'crash', 'hang', 'chatter', 'garbage', 'grow']) countIn(url, trouble, 0);
  return {
    ...{
      id: `fake-gpu-${kinds.join('-')}`,
      url: url.href,
      kinds,
      rung: 'video',
      model: 'fake-gpu-1:paper-cut-1',
    },
    needs: { gpu: true, vramMb: countIn(url, 'vram', 8_192), labels: [] },
    priceMicros: countIn(url, 'price', 0),
  };
}

function providerOf(text: string): Provider {
  const url = URL.parse(text);
  if (url?.protocol === 'fake-gpu:') return fakeGpu(url);
  throw wrong(text, 'it must begin with fake-gpu://');
}

/** Providers that URLs with spaces between them name. Throws CONFIGURATION_INVALID for one of another form. */
export const providersIn = (urls: string): Provider[] =>
  urls
    .split(/\s+/)
    .filter((url) => url !== '')
    .map(providerOf);
