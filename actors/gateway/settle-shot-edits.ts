/** Edits of shots as they are stored: checked, with names for what is put in, and with the takes that are kept written down. */
import { PinnedTake, type PinnedRef } from '../../contracts/edits/shot-edits.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { workerVideo } from '../../contracts/modules/workers.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import type { Edit } from '../../contracts/story.ts';
import type { Ask } from '../runtime/ask.ts';
import { decodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { isShotEdit, namedEdits } from '../runtime/shot-edits.ts';
import { checkShotEdits } from './check-shot-edits.ts';
import { placed } from './refused-edit.ts';

type UseUpload = Extract<Edit, { type: 'useUpload' }>;

export interface SettlePorts {
  readonly ask: Ask;
  readonly objects: Pick<Objects, 'get'>;
}

export interface Settling {
  readonly projectId: string;
  /** The film that is changed, and what it tells of itself. */
  readonly film: Run;
  readonly report: Pick<FilmReport, 'cast' | 'speech'>;
  /** Edits that the revision has already. */
  readonly earlier: readonly Edit[];
  readonly edits: readonly Edit[];
}

async function shotsOf({ ask, objects }: SettlePorts, scope: Scope, film: Run): Promise<ShotPlan['shots']> {
  const { shotPlan } = await ask(scope, gateway.getPlan, { runId: film.id });
  if (shotPlan === null) throw new Failure('FILM_MISSING', `The film ${film.id} has no shots.`);
  return ShotPlan.parse(decodeJson(await objects.get(shotPlan.sha256))).shots;
}

/** A take that says other words than the film does by now would be seen to say them. Throws SHOT_UNFIT. */
function expectSameWords({ shotId, speech }: PinnedTake, report: Settling['report']): void {
  const other = speech.find(({ lineId, speaker, text }) => {
    const now = report.speech.find((line) => line.lineId === lineId);
    return now !== undefined && (now.text !== text || now.speaker !== speaker);
  });
  if (other === undefined) return;
  const words = `${other.speaker} says “${other.text.slice(0, 80)}” as ${other.lineId}`;
  throw new Failure('SHOT_UNFIT', `In that take of “${shotId}” ${words}, and in the film no longer.`);
}

interface Choice extends Pick<Settling, 'projectId' | 'report'> {
  readonly shotId: string;
  readonly digest: string;
}

/** Finds the film of the project that has a take. Rejects with TAKE_UNKNOWN. */
async function chosen(
  { ask, objects }: SettlePorts,
  scope: Scope,
  { projectId, shotId, digest, report }: Choice,
): Promise<PinnedRef> {
  const { takes } = await ask(scope, gateway.listTakes, { projectId, of: { shotId } });
  const runId = takes.find((take) => take.digest === digest)?.runIds[0];
  if (runId === undefined)
    throw new Failure('TAKE_UNKNOWN', `The shot “${shotId}” has no take ${digest}; it has ${takes.length}.`, {
      value: digest,
    });
  const { take } = await ask(scope, gateway.pinTake, { projectId, runId, shotId });
  expectSameWords(PinnedTake.parse(decodeJson(await objects.get(take.document))), report);
  return take;
}

/** A picture can be decoded by whoever draws films. Where nobody is there to look, the film will tell. Rejects with UPLOAD_UNREADABLE. */
async function expectPicture(
  { ask }: SettlePorts,
  scope: Scope,
  { artifact: { sha256, mediaType }, as }: UseUpload,
): Promise<void> {
  if (as !== 'picture' || (mediaType !== 'image/png' && mediaType !== 'image/jpeg')) return;
  await ask(scope, workerVideo.provePicture, { sha256, mediaType }).catch((error: unknown) => {
    if (codeOf(error) !== 'MODULE_UNAVAILABLE') throw error;
  });
}

async function expectUsable(
  ports: SettlePorts,
  scope: Scope,
  { projectId, edit }: Pick<Settling, 'projectId'> & { readonly edit: UseUpload },
): Promise<void> {
  const { artifact } = edit;
  if (!(await ports.ask(scope, gateway.hasUpload, { projectId, artifact })).isGiven)
    throw new Failure('UPLOAD_UNKNOWN', `The project was given no file ${artifact.sha256} of that kind.`);
  await expectPicture(ports, scope, edit);
}

/** Whoever asks says which take; what it was made from is never theirs to say. */
async function settled(ports: SettlePorts, scope: Scope, settling: Settling & { edit: Edit }): Promise<Edit> {
  const { projectId, film, edit } = settling;
  switch (edit.type) {
    case 'lockShot': {
      if (!edit.locked) return { ...edit, take: null };
      const asked = { projectId, runId: film.id, shotId: edit.shotId };
      return { ...edit, take: (await ports.ask(scope, gateway.pinTake, asked)).take };
    }
    case 'chooseTake':
      return { ...edit, take: await chosen(ports, scope, { ...settling, ...edit }) };
    case 'useUpload':
      await expectUsable(ports, scope, { projectId, edit });
      return edit;
    default:
      return edit;
  }
}

/** A shot that is put in is called after its place: a name of somebody’s own could be one that the story gives later. */
const unnamed = (edit: Edit): Edit => (edit.type === 'insertShot' ? { ...edit, shotId: null } : edit);

/** Rejects with what is wrong with the first edit that cannot be; nothing is stored by then but documents of takes. */
export async function settledShotEdits(
  ports: SettlePorts,
  scope: Scope,
  settling: Settling,
): Promise<Edit[]> {
  const { film, report, earlier, edits } = settling;
  if (![...earlier, ...edits].some(isShotEdit)) return [...edits];
  const named = namedEdits([...earlier, ...edits.map(unnamed)]).slice(earlier.length);
  const shots = await shotsOf(ports, scope, film);
  checkShotEdits({ shots, cast: report.cast }, earlier, named);
  const all: Edit[] = [];
  for (const [index, edit] of named.entries()) {
    const kept = settled(ports, scope, { ...settling, edit });
    all.push(
      await kept.catch((error: unknown) => {
        throw placed(error, index, edit);
      }),
    );
  }
  return all;
}
