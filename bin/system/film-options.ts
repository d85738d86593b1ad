/** The options of `film` and `plan`, checked against the contract. */
import { Failure } from '../../contracts/error.ts';
import { defaultRunOptions, RunOptions } from '../../contracts/run.ts';
import { parseFlags } from './parse-flags.ts';

const flags = {
  out: { type: 'string' },
  lang: { type: 'string' },
  aspect: { type: 'string' },
  'short-side': { type: 'string' },
  fps: { type: 'string' },
  seed: { type: 'string' },
  style: { type: 'string' },
  narration: { type: 'string' },
  subtitles: { type: 'string' },
  'max-seconds': { type: 'string' },
  cast: { type: 'string' },
  draft: { type: 'boolean' },
  'plan-only': { type: 'boolean' },
  cluster: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseFlags<typeof flags>>['values'];

export interface FilmArguments {
  readonly story: string;
  readonly out: string | undefined;
  readonly castFile: string | undefined;
  readonly planOnly: boolean;
  /** Whether an installation makes the film, and not this process. */
  readonly cluster: boolean;
  readonly json: boolean;
  readonly options: RunOptions;
}

/** Lines of a draft: enough to judge staging and timing. */
const DRAFT_SHORT_SIDE = 360;

const optionNames: Readonly<Record<string, string>> = {
  language: 'lang',
  shortSide: 'short-side',
  maxSeconds: 'max-seconds',
};

/** A whole number as it was typed, or the text itself so that the contract can refuse it. */
const numberIn = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : text;

function given(values: Values): Record<string, unknown> {
  const typed = {
    language: values.lang,
    aspect: values.aspect,
    shortSide: numberIn(values['short-side']) ?? (values.draft === true ? DRAFT_SHORT_SIDE : undefined),
    fps: numberIn(values.fps),
    seed: numberIn(values.seed),
    style: values.style,
    narration: values.narration,
    subtitles: values.subtitles,
    maxSeconds: numberIn(values['max-seconds']),
    draft: values.draft,
  };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
}

function runOptions(values: Values): RunOptions {
  const parsed = RunOptions.safeParse({ ...defaultRunOptions, ...given(values) });
  if (parsed.success) return parsed.data;
  throw refused(values, String(parsed.error.issues[0]?.path[0] ?? ''));
}

/** The sentence for an option whose value the contract does not take. */
function refused(values: Values, field: string): Failure {
  const option = optionNames[field] ?? field;
  const value = Object.entries(values).find(([name]) => name === option)?.[1];
  const rule = Object.entries(RunOptions.shape).find(([name]) => name === field)?.[1].description;
  return new Failure(
    'USAGE_WRONG',
    `--${option} takes ${rule ?? 'another value'}, and not “${String(value)}”.`,
  );
}

/** Rejects with USAGE_WRONG, naming the option. */
export function filmArguments(args: readonly string[]): FilmArguments {
  const { values, positionals } = parseFlags(args, flags);
  const [story, ...more] = positionals;
  if (story === undefined) throw new Failure('USAGE_WRONG', 'Which story? Give the path of a text file.');
  if (more.length > 0)
    throw new Failure('USAGE_WRONG', `One story makes one film; “${more[0] ?? ''}” is one too many.`);
  return {
    story,
    out: values.out,
    castFile: values.cast,
    planOnly: values['plan-only'] === true,
    cluster: values.cluster === true,
    json: values.json === true,
    options: runOptions(values),
  };
}
