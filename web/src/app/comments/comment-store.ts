/** What is said about one project, as the server has it. */
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Comment } from '../../../../contracts/comment.ts';
import { messageOf } from '../../../../contracts/error.ts';
import { Api } from '../api/api.ts';
import { Live } from '../api/live.ts';
import { Session } from '../coming-in/session.ts';
import { marksOf, threadsOf, type SeenFilm } from './threads.ts';

const NAME_KEPT_AS = 'ainern2d.guestName';

export interface Said {
  readonly text: string;
  readonly frame: number | null;
  readonly replyTo: string | null;
}

@Injectable()
export class CommentStore {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  #stopListening: () => void = () => undefined;

  readonly projectId = signal('');
  readonly film = signal<SeenFilm | null>(null);
  readonly comments = signal<readonly Comment[]>([]);
  /** The one that was just jumped to. */
  readonly chosen = signal<string | null>(null);
  /** Whether they stand beside the film. */
  readonly isShown = signal(false);
  readonly problem = signal<string | null>(null);
  /** What a guest calls himself. */
  readonly guestName = signal(localStorage.getItem(NAME_KEPT_AS) ?? '');

  readonly threads = computed(() => threadsOf(this.comments(), this.film()));
  readonly marks = computed(() => marksOf(this.threads(), this.film()?.frames ?? 0));
  readonly open = computed(() => this.threads().filter(({ comment }) => !comment.isResolved).length);
  readonly mayComment = computed(() => this.#session.may('comment'));
  readonly mayResolve = computed(() => this.#session.may('review'));
  readonly mayChange = computed(() => this.#session.may('write'));
  readonly isGuest = this.#session.isGuest;

  async follow(projectId: string): Promise<void> {
    this.close();
    this.projectId.set(projectId);
    const look = (): void => void this.#look().catch((error: unknown) => this.#tell(error));
    this.#stopListening = this.#live.listen((event) => {
      if (event.projectId === projectId && event.name === 'project.commented') look();
    }, look);
    await this.#look();
  }

  close(): void {
    this.#stopListening();
  }

  /** False where it was refused; what was written stays where it is. */
  async say({ text, frame, replyTo }: Said): Promise<boolean> {
    const film = this.film();
    const shot = film?.shots.find(
      (each) => frame !== null && frame >= each.startFrame && frame < each.startFrame + each.frames,
    );
    const guestName = this.guestName().trim();
    if (this.isGuest()) localStorage.setItem(NAME_KEPT_AS, guestName);
    const body = {
      ...{ text, frame, replyTo, runId: film?.runId ?? null, shotId: shot?.id ?? null },
      ...(this.isGuest() && { guestName }),
    };
    return this.#done(this.#api.ask('addComment', { params: { projectId: this.projectId() }, body }));
  }

  async resolve({ id, isResolved }: Comment): Promise<void> {
    const params = { projectId: this.projectId(), commentId: id };
    await this.#done(this.#api.ask('resolveComment', { params, body: { isResolved: !isResolved } }));
  }

  async #done(asked: Promise<unknown>): Promise<boolean> {
    this.problem.set(null);
    try {
      await asked;
      await this.#look();
      return true;
    } catch (error) {
      this.#tell(error);
      return false;
    }
  }

  async #look(): Promise<void> {
    const params = { projectId: this.projectId() };
    const comments: Comment[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: CommentPage = (await this.#api.ask('listComments', { params, query: { after, limit: 100 } }))
        .document;
      comments.push(...page.comments);
      after = page.next;
    }
    this.comments.set(comments);
  }

  #tell(error: unknown): void {
    this.problem.set(messageOf(error));
  }
}

interface CommentPage {
  readonly comments: readonly Comment[];
  readonly next: string | null;
}
