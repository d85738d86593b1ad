/** Flags of `revise` that are about people: `--rename c2=Jon`, `--costume c1=cloak,red`. */
import { hexOf } from '../../actors/entity-core/colour.ts';
import { dyes } from '../../actors/entity-core/palette.ts';
import type { LookChange, VoiceChange } from '../../contracts/edits/entity-edits.ts';
import { Colour, Costume, Pattern } from '../../contracts/entity.ts';
import { Failure } from '../../contracts/error.ts';
import { Edit } from '../../contracts/story.ts';
import { isShot } from './shot-flags.ts';

const many = { type: 'string', multiple: true } as const;

export const peopleFlags = {
  rename: many,
  costume: many,
  voice: many,
  merge: many,
  split: { type: 'string' },
  lock: many,
  unlock: many,
} as const;

interface Values {
  readonly line?: string[] | undefined;
  readonly rename?: string[] | undefined;
  readonly costume?: string[] | undefined;
  readonly voice?: string[] | undefined;
  readonly merge?: string[] | undefined;
  readonly split?: string | undefined;
  readonly lock?: string[] | undefined;
  readonly unlock?: string[] | undefined;
}

/** What stands on both sides of the first `=`. */
function sides(flag: string, given: string): readonly [string, string] {
  const at = given.indexOf('=');
  const [left, right] = [given.slice(0, at).trim(), given.slice(at + 1).trim()];
  if (at > 0 && left !== '' && right !== '') return [left, right];
  throw new Failure(
    'USAGE_WRONG',
    `--${flag} ${given} has no two sides; write ID=… with something after it.`,
  );
}

/** The colour that a word names in either language, or `#rrggbb` as it is. */
function colourOf(word: string): string | null {
  if (Colour.safeParse(word.toLowerCase()).success) return word.toLowerCase();
  const dye = dyes.find(({ name, words }) => name === word.toLowerCase() || words.test(word));
  return dye === undefined ? null : hexOf(dye.lch);
}

const oneOf = <T extends string>(words: readonly string[], known: readonly T[]): T | undefined =>
  known.find((each) => words.some((word) => word.toLowerCase() === each.toLowerCase()));

/** `cloak,red,stripes`: a cut, a pattern and up to three colours, the main one first. */
function costumeOf(given: string): NonNullable<LookChange['costume']> {
  const words = given.split(/[,，]/).map((word) => word.trim());
  const [cut, pattern] = [oneOf(words, Costume.options), oneOf(words, Pattern.options)];
  const named = [cut, pattern].map((each) => each?.toLowerCase());
  const rest = words.filter((word) => !named.includes(word.toLowerCase()));
  const colours = rest.map((word) => {
    const colour = colourOf(word);
    if (colour !== null) return colour;
    const cuts = Costume.options.join(', ');
    throw new Failure(
      'USAGE_WRONG',
      `--costume: “${word}” is no cut (${cuts}), no pattern (${Pattern.options.join(', ')}) and no colour (${dyes.map(({ name }) => name).join(', ')} or #rrggbb).`,
    );
  });
  if (colours.length > 3) throw new Failure('USAGE_WRONG', `--costume ${given} has more than three colours.`);
  const [main, second, trim] = colours;
  return {
    ...(cut && { cut }),
    ...(pattern && { pattern }),
    ...(main && { main }),
    ...(second && { second }),
    ...(trim && { trim }),
  };
}

/** What words say of a voice. */
const voices: Readonly<Record<string, VoiceChange>> = {
  ...{ female: { gender: 'female' }, male: { gender: 'male' } },
  ...{ child: { age: 'child' }, young: { age: 'young' }, adult: { age: 'adult' }, old: { age: 'old' } },
  ...{ low: { pitch: -3 }, high: { pitch: 3 }, slow: { pace: 0.88 }, fast: { pace: 1.14 } },
  ...{ dark: { brightness: -0.6 }, bright: { brightness: 0.6 } },
};

/** `old,low`: what is said of a voice; the rest of it stays. */
function voiceOf(given: string): VoiceChange {
  const words = given.split(/[,，]/).map((word) => word.trim().toLowerCase());
  const unknown = words.find((word) => !Object.hasOwn(voices, word));
  if (unknown === undefined) return Object.assign({}, ...words.map((word) => voices[word])) as VoiceChange;
  throw new Failure(
    'USAGE_WRONG',
    `--voice: “${unknown}” says nothing of a voice; it takes ${Object.keys(voices).join(', ')}.`,
  );
}

/** An edit as it is stored. Throws USAGE_WRONG where it has no such form. */
function edit(given: unknown): Edit {
  const parsed = Edit.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure('USAGE_WRONG', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}.`);
}

/** Whom the lines are given to that --line names. */
function splitOf({ split, line = [] }: Values): Edit[] {
  if (split === undefined) return [];
  if (line.length === 0)
    throw new Failure('USAGE_WRONG', `--split ${split} needs --line: which lines are somebody else’s?`);
  const [entityId, name] = sides('split', split);
  return [edit({ type: 'splitEntity', entityId, name, lineIds: line })];
}

/** Shots are locked by the same flags. */
const isPerson = (id: string): boolean => !isShot(id);

/** Edits of people: whoever is to be edited is unlocked first, and whoever is to stay is locked last. */
export function peopleEdits(values: Values): Edit[] {
  const { rename = [], costume = [], voice = [], merge = [], lock = [], unlock = [] } = values;
  const locks = (ids: readonly string[], locked: boolean): Edit[] =>
    ids.map((entityId) => edit({ type: 'lockEntity', entityId, locked }));
  const paired = (
    flag: string,
    all: readonly string[],
    made: (left: string, right: string) => object,
  ): Edit[] => all.map((given) => edit(made(...sides(flag, given))));
  return [
    ...locks(unlock.filter(isPerson), false),
    ...splitOf(values),
    ...paired('merge', merge, (from, into) => ({ type: 'mergeEntities', from, into })),
    ...paired('rename', rename, (entityId, name) => ({ type: 'renameEntity', entityId, name })),
    ...paired('costume', costume, (entityId, words) => ({
      ...{ type: 'setLook', entityId, look: { costume: costumeOf(words) } },
    })),
    ...paired('voice', voice, (entityId, words) => ({
      ...{ type: 'setVoice', entityId, voice: voiceOf(words) },
    })),
    ...locks(lock.filter(isPerson), true),
  ];
}
