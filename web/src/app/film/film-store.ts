/** One project as the server has it: its newest film, and what was changed of it since. */
import { computed, inject, Injectable, signal } from '@angular/core';
import type { FilmCast, FilmScene } from '../../../../contracts/api/cast-routes.ts';
import { Failure } from '../../../../contracts/error.ts';
import type { FedEvent } from '../../../../contracts/modules/gateway.ts';
import type { RevisionPlan } from '../../../../contracts/revision-plan.ts';
import { isOver, type Run } from '../../../../contracts/run.ts';
import { standing } from '../../../../contracts/edits/undo.ts';
import { stageIndex } from '../../../../contracts/stage.ts';
import type { Edit, Revision } from '../../../../contracts/story.ts';
import { Api } from '../api/api.ts';
import { Live } from '../api/live.ts';
import { ANIMATIC } from '../projects/films-begun.ts';
import { changedLines, type LineChange } from './changed-lines.ts';

type ShotList = Awaited<ReturnType<Api['askShots']>>;
export type ShotFacts = ShotList['shots'][number];

/** Events come in flocks; one look is enough for all of them. */
const LOOKS_AFTER_MS = 400;

interface Seen {
  readonly revision: Revision;
  readonly etag: string;
}

@Injectable()
export class FilmStore {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  #projectId = '';
  #stopListening: () => void = () => undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;

  readonly title = signal('');
  readonly run = signal<Run | null>(null);
  readonly cast = signal<FilmCast | null>(null);
  /** The film whose cast that is: of a newer one nobody may be settled yet. */
  readonly castRunId = signal<string | null>(null);
  readonly scenes = signal<readonly FilmScene[]>([]);
  readonly film = signal<ShotList | null>(null);
  readonly draft = signal<Seen | null>(null);
  readonly plan = signal<RevisionPlan | null>(null);
  readonly isPlanning = signal(false);
  readonly problem = signal<string | null>(null);
  readonly chosenShot = signal<string | null>(null);

  readonly shots = computed<readonly ShotFacts[]>(() => this.film()?.shots ?? []);
  readonly shot = computed(() => this.shots().find(({ id }) => id === this.chosenShot()) ?? null);
  readonly isFinished = computed(() => this.run()?.state === 'succeeded');
  readonly filmHref = computed(() => {
    const run = this.run();
    return run?.state === 'succeeded' ? `/api/v1/runs/${run.id}/files/film.mp4` : null;
  });
  readonly edits = computed(() => standing(this.draft()?.revision.edits ?? []) as readonly Edit[]);
  readonly lineChanges = computed<ReadonlyMap<string, LineChange>>(() => changedLines(this.edits()));
  readonly staleShots = computed<ReadonlySet<string>>(() => new Set(this.plan()?.shots.touched ?? []));
  readonly names = computed<ReadonlyMap<string, string>>(
    () => new Map([...(this.cast()?.people ?? []).map(({ id, name }) => [id, name] as const), ...renamed(this.edits())]),
  );

  async open(projectId: string): Promise<void> {
    this.close();
    this.#projectId = projectId;
    const { document } = await this.#api.ask('getProject', { params: { projectId } });
    this.title.set(document.project.title);
    this.#stopListening = this.#live.listen(
      (event) => this.#hear(event),
      () => this.#lookSoon(),
    );
    await this.#look();
  }

  close(): void {
    this.#stopListening();
    clearTimeout(this.#looking);
  }

  #hear(event: FedEvent['event']): void {
    if (event.projectId === this.#projectId && !event.name.startsWith('route.')) this.#lookSoon();
  }

  #lookSoon(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      this.#look().catch((error: unknown) => this.#tell(error));
    }, LOOKS_AFTER_MS);
  }

  async #look(): Promise<void> {
    const params = { projectId: this.#projectId };
    const { document } = await this.#api.ask('listRuns', { params, query: { limit: 1 } });
    const run = document.runs[0] ?? null;
    this.run.set(run);
    await Promise.all([run === null ? null : this.#lookAtFilm(run), this.#lookAtDraft()]);
  }

  /** Only what its stages have come to is asked for. */
  async #lookAtFilm({ id: runId, stage, shots }: Run): Promise<void> {
    const params = { runId };
    const isPlanned = shots.total > 0;
    const isCast = isPlanned || (stage !== null && stageIndex(stage) > stageIndex('extraction'));
    const [film, cast, scenes] = await Promise.all([
      isPlanned ? ifThere(this.#api.askShots(params)) : null,
      isCast ? ifThere(this.#api.ask('getCast', { params })) : null,
      isPlanned ? ifThere(this.#api.ask('listScenes', { params })) : null,
    ]);
    if (film !== null) this.film.set(film);
    if (cast !== null) {
      this.cast.set(cast.document.cast);
      this.castRunId.set(runId);
    }
    if (scenes !== null) this.scenes.set(scenes.document.scenes);
  }

  async #lookAtDraft(): Promise<void> {
    const before = this.draft()?.etag;
    const draft = await this.#draftThere();
    this.#see(draft === null ? null : { revision: draft.document.revision, etag: draft.etag ?? '' });
    if (draft !== null && (draft.etag !== before || this.plan() === null)) await this.#planAnew();
    if (draft === null) this.plan.set(null);
  }

  /** Asked for only where there is one: the browser writes what is refused into its log. */
  async #draftThere() {
    const params = { projectId: this.#projectId };
    const isThere = (await this.#newest())?.sealedAt === null;
    return isThere ? ifThere(this.#api.ask('getDraft', { params })) : null;
  }

  async #newest() {
    const params = { projectId: this.#projectId };
    const { document } = await this.#api.ask('listRevisions', { params, query: { limit: 1 } });
    return document.revisions[0];
  }

  #see(draft: Seen | null): void {
    this.draft.set(draft);
  }

  /** What an edit names as seen: the draft, or where there is none the newest revision, of which it will be begun. */
  async #seen(): Promise<string> {
    const draft = this.draft();
    if (draft !== null) return draft.etag;
    const params = { projectId: this.#projectId };
    const newest = await this.#newest();
    if (newest === undefined) throw new Failure('REVISION_UNKNOWN');
    const got = await this.#api.ask('getRevision', { params: { ...params, revisionId: newest.id } });
    return got.etag ?? '';
  }

  async edit(...edits: readonly Edit[]): Promise<void> {
    await this.#change(async () => {
      const params = { projectId: this.#projectId };
      const got = await this.#api.ask('appendEdits', {
        ...{ params, seen: await this.#seen(), body: { edits: [...edits] } },
      });
      this.#see({ revision: got.document.revision, etag: got.etag ?? '' });
      await this.#planAnew();
    });
  }

  /** Brings a picture or a clip, and puts it in the place of what is drawn in a shot. */
  async useFile(shotId: string, file: File): Promise<void> {
    const params = { projectId: this.#projectId };
    const body = new Uint8Array(await file.arrayBuffer());
    await this.#change(async () => {
      const { document } = await this.#api.ask('uploadFile', { params, query: { fileName: file.name }, body });
      const { artifact } = document.upload;
      if (artifact === null) return;
      const as = artifact.mediaType.startsWith('video/') ? 'clip' : 'picture';
      await this.edit({ type: 'useUpload', shotId, artifact, as });
    });
  }

  async undo(): Promise<void> {
    await this.#change(async () => {
      const params = { projectId: this.#projectId };
      const got = await this.#api.ask('undoEdit', { params, seen: await this.#seen() });
      this.#see({ revision: got.document.revision, etag: got.etag ?? '' });
      await this.#planAnew();
    });
  }

  /** Seals what was changed and has it made. */
  async render(): Promise<void> {
    await this.#change(async () => {
      const params = { projectId: this.#projectId };
      const { document } = await this.#api.ask('sealDraft', { params, seen: await this.#seen() });
      this.#see(null);
      this.plan.set(null);
      await this.#make(document.revision.id, this.run()?.options ?? ANIMATIC);
    });
  }

  /** The same at full size. */
  async makeFinal(): Promise<void> {
    const run = this.run();
    if (run !== null)
      await this.#change(() =>
        this.#make(run.revisionId, { ...run.options, draft: false, shortSide: 1080 }),
      );
  }

  async cancel(): Promise<void> {
    const run = this.run();
    if (run !== null && !isOver(run.state))
      await this.#change(async () => void (await this.#api.ask('cancelRun', { params: { runId: run.id } })));
  }

  async resume(): Promise<void> {
    const run = this.run();
    if (run !== null)
      await this.#change(async () => void (await this.#api.ask('resumeRun', { params: { runId: run.id } })));
  }

  async #make(revisionId: string, options: Partial<Run['options']>): Promise<void> {
    const params = { projectId: this.#projectId };
    const { document } = await this.#api.ask('createRun', { params, body: { revisionId, options } });
    this.run.set(document.run);
    await this.#look();
  }

  async #planAnew(): Promise<void> {
    if (this.edits().length === 0) return this.plan.set(null);
    this.isPlanning.set(true);
    const params = { projectId: this.#projectId };
    const body = { options: this.run()?.options ?? {} };
    const planned = await ifThere(this.#api.ask('planRevision', { params, body })).finally(() =>
      this.isPlanning.set(false),
    );
    this.plan.set(planned?.document.plan ?? null);
  }

  async #change(deed: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    await deed().catch(async (error: unknown) => {
      this.#tell(error);
      await this.#look().catch(() => undefined);
    });
  }

  #tell(error: unknown): void {
    this.problem.set(error instanceof Failure ? error.message : String(error));
  }
}

/** Whom the draft calls something else. */
const renamed = (edits: readonly Edit[]): (readonly [string, string])[] =>
  edits.flatMap((edit) => (edit.type === 'renameEntity' ? [[edit.entityId, edit.name] as const] : []));

/** What is not there yet is no failure of whoever looks. */
const ifThere = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof Failure && [404, 409].includes(error.httpStatus)) return null;
    throw error;
  });
