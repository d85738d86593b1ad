/** What follows the name of a command, taken apart. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, messageOf } from '../../contracts/error.ts';

/** A value that begins with a minus, e.g. a number below zero. No option does. */
const MINUS = /^-[\d.]/;

/** Joins options and values below zero, which Node takes for options of their own: `--seed -1` is `--seed=-1`. */
function joined(args: readonly string[], flags: ParseArgsOptionsConfig): string[] {
  const result: string[] = [];
  for (const [at, arg] of args.entries()) {
    const option = args[at - 1]?.replace(/^--/, '') ?? '';
    if (MINUS.test(arg) && takesValue(option, flags)) result.push(`${result.pop() ?? ''}=${arg}`);
    else result.push(arg);
  }
  return result;
}

const takesValue = (name: string, flags: ParseArgsOptionsConfig): boolean =>
  Object.hasOwn(flags, name) && flags[name]?.type === 'string';

/** The first option that lacks its value, being the last of all or followed by another option. */
const lacking = (args: readonly string[], flags: ParseArgsOptionsConfig): string | undefined =>
  args.find(
    (arg, at) =>
      arg.startsWith('--') && takesValue(arg.slice(2), flags) && (args[at + 1]?.startsWith('-') ?? true),
  );

/** Values of the flags and whatever else was given. Throws USAGE_WRONG for a flag that the command does not have. */
export function parseFlags<const F extends ParseArgsOptionsConfig>(args: readonly string[], flags: F) {
  const given = joined(args, flags);
  const bare = lacking(given, flags);
  if (bare !== undefined)
    throw new Failure('USAGE_WRONG', `${bare} lacks its value. Run ainern2d --help to see what there is.`);
  try {
    return parseArgs({ args: given, options: flags, allowPositionals: true });
  } catch (error) {
    // Node adds advice over several lines; the first sentence names the flag.
    const [sentence = 'Unknown option'] = messageOf(error).split(/\.\s/);
    throw new Failure('USAGE_WRONG', `${sentence}. Run ainern2d --help to see what there is.`);
  }
}

/** Throws USAGE_WRONG when more was given than a command takes. */
export function noMore([first]: readonly string[]): void {
  if (first !== undefined)
    throw new Failure('USAGE_WRONG', `“${first}” is one too many. Run ainern2d --help to see what there is.`);
}
