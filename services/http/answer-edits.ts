/** A film is changed: what it has is edited, what that would make anew is told. */
import { checkEdits } from '../../actors/gateway/check-edits.ts';
import { settledShotEdits } from '../../actors/gateway/settle-shot-edits.ts';
import { filmReport } from '../../actors/gateway/film-report.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { RevisionPlan } from '../../contracts/revision-plan.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit, RevisionAsSeen } from '../../contracts/story.ts';
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

/** Edits of the revision that is changed; none where there is no such, which is for the gateway to say. */
async function editsSoFar({ ask }: AnswerPorts, scope: Scope, { projectId, seen }: Editing): Promise<Edit[]> {
  const asked = { projectId, revisionId: seen.id };
  const found = await ask(scope, gateway.getRevision, asked).catch((error: unknown) => {
    if (codeOf(error) === 'REVISION_UNKNOWN') return null;
    throw error;
  });
  return found?.revision.edits.slice(0, seen.edits) ?? [];
}

/** The edits as they are stored. What the film does not have cannot be edited; before there is one, only its cast can. */
async function editable(ports: AnswerPorts, scope: Scope, editing: Editing): Promise<Edit[]> {
  const { projectId, film, edits } = editing;
  if (film !== null) {
    const report = await filmReport(ports, scope, film.id);
    checkEdits(report, edits);
    const earlier = await editsSoFar(ports, scope, editing);
    return settledShotEdits(ports, scope, { projectId, film, report, earlier, edits });
  }
  const early = edits.find(({ type }) => type !== 'setCast')?.type;
  if (early !== undefined)
    throw new Failure('FILM_MISSING', `The project has no finished film yet, of which ${early} could speak.`);
  return [...edits];
}

interface Editing {
  readonly projectId: string;
  readonly seen: RevisionAsSeen;
  readonly film: Run | null;
  readonly edits: readonly Edit[];
}

export async function appendEdits(
  { params: { projectId }, body: { edits } }: AskedOf<'appendEdits'>,
  { scope, seen }: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  if (seen === null) throw new Failure('SEEN_MISSING');
  const film = await lastFilm(ports, scope, projectId);
  const settled = await editable(ports, scope, { projectId, seen, film, edits });
  const asked = { projectId, edits: settled, baseRevisionId: seen.id, seen };
  return taggedRevision('appendEdits', await ports.ask(scope, gateway.appendEdits, asked));
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
