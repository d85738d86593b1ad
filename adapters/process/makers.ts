/** Which adapter makes which kind of work; each is loaded only in the process that needs it. */
import type { Made, Workbench } from '../../actors/runtime/maker.ts';
import { Failure } from '../../contracts/error.ts';
import { jobKinds, type InputsOf, type JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';

type Makers = { readonly [K in JobKind]?: (inputs: InputsOf<K>, bench: Workbench) => Promise<Made> };

/** The port that has a kind, opened for a provider’s URL. */
const loaders = {
  language: async (url: string): Promise<Makers> => (await import('../language/index.ts')).open(url),
  voices: async (url: string): Promise<Makers> => (await import('../voices/index.ts')).open(url),
  lips: async (url: string): Promise<Makers> => (await import('../lips/index.ts')).open(url),
  sounds: async (url: string): Promise<Makers> => (await import('../sounds/index.ts')).open(url),
  pictures: async (url: string): Promise<Makers> => (await import('../pictures/index.ts')).open(url),
  film: async (url: string): Promise<Makers> => (await import('../film/index.ts')).open(url),
};

type Port = keyof typeof loaders;

const portOf: Readonly<Record<JobKind, Port>> = {
  reading: 'language',
  voice: 'voices',
  visemes: 'lips',
  music: 'sounds',
  ambience: 'sounds',
  effect: 'sounds',
  rig: 'pictures',
  background: 'pictures',
  shot: 'pictures',
  transition: 'pictures',
  poster: 'pictures',
  cover: 'pictures',
  mix: 'film',
  film: 'film',
  subtitles: 'film',
  otio: 'film',
  storyboard: 'film',
  check: 'film',
  document: 'film',
};

const opened = new Map<string, Promise<Makers>>();

function openPort(port: Port, url: string): Promise<Makers> {
  const key = `${port} ${url}`;
  const makers = opened.get(key) ?? loaders[port](url);
  opened.set(key, makers);
  return makers;
}

/** Does a task. Rejects with the maker’s Failure, or JOB_INPUTS_INVALID when the inputs are not of the kind’s form. */
export async function make<K extends JobKind>(
  task: TaskSpec & { readonly kind: K },
  provider: Provider,
  bench: Workbench,
): Promise<Made> {
  const maker = (await openPort(portOf[task.kind], provider.url))[task.kind];
  if (maker === undefined)
    throw new Failure('PROVIDER_MISSING', `The provider ${provider.id} cannot make a ${task.kind}.`);
  const inputs = jobKinds[task.kind].inputs.safeParse(task.inputs);
  if (!inputs.success)
    throw new Failure(
      'JOB_INPUTS_INVALID',
      `${task.key}: ${inputs.error.issues[0]?.message ?? 'wrong form'}`,
    );
  return maker(inputs.data as InputsOf<K>, bench);
}
