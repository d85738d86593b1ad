/** All shots at once, scene by scene: found, compared, put in order, taken out, made anew. */
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore, type ShotFacts } from '../film/film-store.ts';
import { ShotInspector } from '../film/shot-inspector.ts';
import { placeAfterMove, sceneGroups } from './scene-groups.ts';
import { ShotTakes } from './shot-takes.ts';

@Component({
  selector: 'a2d-storyboard-page',
  imports: [ShotInspector, ShotTakes, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './storyboard-page.html',
  styleUrl: './storyboard-page.css',
})
export class StoryboardPage {
  protected readonly store = inject(FilmStore);
  protected readonly staleOnly = signal(false);
  protected readonly person = signal<string | null>(null);
  protected readonly marked = signal<ReadonlySet<string>>(new Set());
  protected readonly dragged = signal<ShotFacts | null>(null);
  protected readonly groups = computed(() =>
    sceneGroups(
      { scenes: this.store.scenes(), shots: this.store.shots(), stale: this.store.staleShots() },
      { staleOnly: this.staleOnly(), person: this.person() },
    ),
  );

  /** With Ctrl or Shift held, one more; else this one alone. */
  protected choose(shot: ShotFacts, event: MouseEvent): void {
    const adds = event.ctrlKey || event.metaKey || event.shiftKey;
    this.marked.update((marked) => {
      if (!adds) return new Set([shot.id]);
      const next = new Set(marked);
      if (!next.delete(shot.id)) next.add(shot.id);
      return next;
    });
    this.store.chosenShot.set(shot.id);
  }

  protected keyed(shot: ShotFacts, event: KeyboardEvent): void {
    if (event.isComposing) return;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 } as const;
    const step = by[event.key as keyof typeof by];
    if (event.altKey && step !== undefined) this.#move(shot, step);
    else if (event.key === 'Delete') this.remove();
    else return;
    event.preventDefault();
  }

  #move(shot: ShotFacts, by: -1 | 1): void {
    const after = placeAfterMove(this.store.shots(), shot.id, by);
    if (after !== undefined) void this.store.edit({ type: 'moveShot', shotId: shot.id, after });
  }

  /** Dropped on a shot of its own scene, it comes after that one. */
  protected drop(onto: ShotFacts, event: DragEvent): void {
    event.preventDefault();
    const shot = this.dragged();
    this.dragged.set(null);
    if (shot !== null && shot.id !== onto.id && shot.sceneId === onto.sceneId)
      void this.store.edit({ type: 'moveShot', shotId: shot.id, after: onto.id });
  }

  protected allow(onto: ShotFacts, event: DragEvent): void {
    if (this.dragged()?.sceneId === onto.sceneId) event.preventDefault();
  }

  protected retake(): void {
    void this.store.edit(...[...this.marked()].map((shotId) => ({ type: 'retakeShot', shotId }) as const));
  }

  protected lock(locked: boolean): void {
    void this.store.edit(
      ...[...this.marked()].map((shotId) => ({ type: 'lockShot', shotId, locked, take: null }) as const),
    );
  }

  protected remove(): void {
    if (this.marked().size === 0) return;
    void this.store.edit(...[...this.marked()].map((shotId) => ({ type: 'removeShot', shotId }) as const));
    this.marked.set(new Set());
  }
}
