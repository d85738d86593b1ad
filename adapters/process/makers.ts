/** Which adapter makes which kind of work; each is loaded only in the process that needs it. */
import type { Made, Workbench } from '../../actors/runtime/maker.ts';
import { unpackedInputs } from '../../actors/runtime/task-inputs.ts';
import { Failure } from '../../contracts/error.ts';
import { isKindOf, type JobKind, jobKinds, type InputsOf } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';

type Makers = { readonly [K in JobKind]?: (inputs: InputsOf<K>, bench: Workbench) => Promise<Made> };

/** The code of each port, which opens it for a provider’s URL. */
const loaders: Readonly<Record<Port, () => Promise<{ open: (url: string) => Makers | Promise<Makers> }>>> = {
  language: () => import('../language/index.ts'),
  voices: () => import('../voices/index.ts'),
  lips: () => import('../lips/index.ts'),
  sounds: () => import('../sounds/index.ts'),
  pictures: () => import('../pictures/index.ts'),
  film: loadComposer,
  likeness: () => import('../likeness/index.ts'),
};

/** The film maker that a URL names, and the documents, which are the composer’s own whoever makes the film. */
async function loadComposer(): Promise<{ open: (url: string) => Makers }> {
  const [{ open }, { documents }] = await Promise.all([
    import('../film/index.ts'),
    import('../../actors/composer/write-documents.ts'),
  ]);
  return { open: (url) => ({ ...open(url), ...documents }) };
}

type Port = 'language' | 'voices' | 'lips' | 'sounds' | 'pictures' | 'film' | 'likeness';

const portOf: Readonly<Record<JobKind, Port>> = {
  reading: 'language',
  likeness: 'likeness',
  voice: 'voices',
  visemes: 'lips',
  music: 'sounds',
  ambience: 'sounds',
  effect: 'sounds',
  sound: 'sounds',
  rig: 'pictures',
  portrait: 'pictures',
  background: 'pictures',
  shot: 'pictures',
  footage: 'pictures',
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
  const makers = opened.get(key) ?? loaders[port]().then(({ open }) => open(url));
  opened.set(key, makers);
  return makers;
}

/** Loads what a kind of work needs while the first task is still on the way. */
export async function prepare(kindName: string): Promise<void> {
  if (isKindOf(kindName)) await loaders[portOf[kindName]]();
}

/** Does work. Rejects with the maker’s Failure, or JOB_INPUTS_INVALID when the inputs are not of the kind’s form. */
export async function make<K extends JobKind>(
  task: Pick<TaskSpec, 'inputs'> & { readonly kind: K },
  provider: Provider,
  bench: Workbench,
): Promise<Made> {
  const maker = (await openPort(portOf[task.kind], provider.url))[task.kind];
  if (maker === undefined)
    throw new Failure('PROVIDER_MISSING', `The provider ${provider.id} cannot make a ${task.kind}.`);
  const inputs = jobKinds[task.kind].inputs.safeParse(await unpackedInputs(task.inputs, bench.objects));
  if (!inputs.success)
    throw new Failure(
      'JOB_INPUTS_INVALID',
      `The inputs of a ${task.kind} are not of its form: ${inputs.error.issues[0]?.message ?? 'unknown'}.`,
    );
  return maker(inputs.data as InputsOf<K>, bench);
}
