/** A film is changed: what it has is edited, what that would make anew is told. */
import { checkEdits, draftCast } from '../../actors/gateway/check-edits.ts';
import { checkAt } from '../../actors/gateway/refused-edit.ts';
import { filmReport } from '../../actors/gateway/film-report.ts';
import { keeping, keepsAnybody } from '../../actors/gateway/keeping.ts';
import { settledShotEdits } from '../../actors/gateway/settle-shot-edits.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import type { ResultOf } from '../../contracts/action.ts';
import { EntityPack } from '../../contracts/entity.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { RevisionPlan } from '../../contracts/revision-plan.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit } from '../../contracts/story.ts';
import { wholeOptions } from './answer-stories.ts';
import {
  json,
  taggedRevision,
  type Answered,
  type AnswerPorts,
  type AskedOf,
  type Asker,
} from './answered.ts';

async function lastFilm({ ask }: AnswerPorts, scope: Scope, projectId: string): Promise<Run | null> {
  await ask(scope, gateway.getProject, { projectId });
  return (await ask(scope, gateway.lastFilm, { projectId })).run;
}

/** Before there is a film, only its cast can be edited. */
function expectEarly(added: readonly Edit[]): Edit[] {
  added.forEach((edit, index) =>
    checkAt(index, edit, () => {
      if (edit.type === 'setCast') return;
      throw new Failure(
        'FILM_MISSING',
        `The project has no finished film yet, of which ${edit.type} could speak.`,
        { value: edit.type },
      );
    }),
  );
  return [...added];
}

interface Editing {
  readonly projectId: string;
  readonly film: ResultOf<(typeof gateway)['findEditable']>;
  readonly added: readonly Edit[];
}

/** Whoever is locked is kept as the film has them. */
async function withKept(
  { ask, objects }: AnswerPorts,
  scope: Scope,
  { run, added }: { readonly run: Run; readonly added: readonly Edit[] },
): Promise<Edit[]> {
  if (!keepsAnybody(added)) return keeping(added, null);
  const { pack } = await ask(scope, gateway.getPlan, { runId: run.id });
  return keeping(added, pack && EntityPack.parse(decodeJson(await objects.get(pack.sha256))));
}

/** The edits as they are stored. What the film does not have cannot be edited. */
async function settled(
  ports: AnswerPorts,
  scope: Scope,
  { projectId, film: { run, edits: earlier, made }, added }: Editing,
): Promise<Edit[]> {
  if (run === null) return expectEarly(added);
  const report = await filmReport(ports, scope, run.id);
  checkEdits({ report, edits: earlier, made }, added);
  const edits = await withKept(ports, scope, { run, added });
  return settledShotEdits(ports, scope, { projectId, film: run, report, earlier, edits });
}

export async function appendEdits(
  { params: { projectId }, body }: AskedOf<'appendEdits'>,
  { scope, seen }: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  if (seen === null) throw new Failure('SEEN_MISSING');
  const film = await ports.ask(scope, gateway.findEditable, { projectId });
  const edits = await settled(ports, scope, { projectId, film, added: body.edits });
  const asked = { projectId, edits, baseRevisionId: seen.id, seen };
  return taggedRevision('appendEdits', await ports.ask(scope, gateway.appendEdits, asked));
}

export async function getDraftCast(
  { params }: AskedOf<'getDraftCast'>,
  { scope }: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { run, ...edited } = await ports.ask(scope, gateway.findEditable, params);
  if (run === null) throw new Failure('FILM_MISSING', 'The story has no finished film yet.');
  const people = draftCast({ report: await filmReport(ports, scope, run.id), ...edited });
  return json('getDraftCast', { people });
}

/** Options that are not given are those of the last film. */
export async function planRevision(
  { params: { projectId }, body: { options } }: AskedOf<'planRevision'>,
  { scope }: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { ask, objects } = ports;
  const film = await lastFilm(ports, scope, projectId);
  if (film === null) throw new Failure('FILM_MISSING', 'The project has no finished film to revise.');
  const asked = { projectId, options: wholeOptions(film.options, options) };
  const { plan } = await ask(scope, gateway.planRevision, asked);
  return json('planRevision', { plan: RevisionPlan.parse(decodeJson(await objects.get(plan.sha256))) });
}
