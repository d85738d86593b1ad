/** What follows the name of a command, taken apart. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, messageOf } from '../../contracts/error.ts';

/** Values of the flags and whatever else was given. Throws USAGE_WRONG for a flag that the command does not have. */
export function parseFlags<const F extends ParseArgsOptionsConfig>(args: readonly string[], flags: F) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
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
