/** `ainern2d move DIR`: hands a film over to an installation, or brings it back, with all that has been made of it. */
import { resolve } from 'node:path';
import { Failure } from '../../contracts/error.ts';
import { settingsFromEnvironment } from '../../settings.ts';
import type { Command } from '../main.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { checkStores, openEnds } from '../system/move-ends.ts';
import { moveToFolder, moveToInstallation } from '../system/move-film.ts';
import { hasProject, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { parseFlags } from '../system/parse-flags.ts';
import { moveReporter, type MoveReporter } from '../terminal/move-reporter.ts';
import { shellWord } from '../terminal/shell-word.ts';

const flags = {
  'to-cluster': { type: 'boolean' },
  'from-cluster': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface Given {
  readonly folder: string;
  readonly isGoing: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function parse(args: readonly string[]): Given {
  const { values, positionals } = parseFlags(args, flags);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new Failure('USAGE_WRONG', 'Which film? Give the one folder that it is in.');
  const isGoing = values['to-cluster'] === true;
  if (isGoing === (values['from-cluster'] === true))
    throw new Failure('USAGE_WRONG', 'Where to? Give --to-cluster or --from-cluster.');
  return { folder: resolve(folder), isGoing, dryRun: values['dry-run'] === true, json: values.json === true };
}

function reporterFor({ folder, isGoing, json }: Given, name: string): MoveReporter {
  const arrived = isGoing
    ? `The film of ${folder} is at ${name}, whose nodes go on with it; have it delivered with \`film STORY --out ${shellWord(folder)} --cluster\` and the options that it was begun with.`
    : `The film is in ${folder} again; go on with \`film\` and \`revise\`.`;
  const to =
    (stream: NodeJS.WriteStream) =>
    (text: string): void =>
      void stream.write(text);
  return moveReporter({ json, arrived, out: to(process.stdout), err: to(process.stderr) });
}

export const move: Command = async ({ args, signal }) => {
  const given = parse(args);
  const { folder, isGoing, dryRun } = given;
  if (isGoing && !(await hasProject(folder)))
    throw new Failure('FILM_MISSING', `${folder} holds no film; make one with \`film\` first.`);
  const settings = settingsFromEnvironment();
  checkStores(settings);
  // A full disk may be why a film goes.
  if (!isGoing) await prepareFolder(folder);
  const own = privateFolder(folder);
  const lock = await lockFolder(own);
  const ends = await openEnds(own, settings);
  try {
    const told = reporterFor(given, ends.name);
    await (isGoing ? moveToInstallation : moveToFolder)({ folder: own, ends, dryRun, told, signal });
    return 0;
  } finally {
    await ends.close();
    lock.release();
  }
};
