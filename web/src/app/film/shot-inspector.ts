/** What can be changed of one shot, and why it is as it is. */
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore, type ShotFacts } from './film-store.ts';
import { shotChange } from './shot-change.ts';

@Component({
  selector: 'a2d-shot-inspector',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shot-inspector.html',
  styleUrl: './shot-inspector.css',
})
export class ShotInspector {
  protected readonly store = inject(FilmStore);
  readonly shot = input.required<ShotFacts>();
  protected readonly sizes = ['wide', 'full', 'medium', 'close'] as const;
  protected readonly moves = ['still', 'pushIn', 'pullOut', 'panLeft', 'panRight'] as const;
  protected readonly at = computed(() => this.store.shots().indexOf(this.shot()) + 1);
  protected readonly change = computed(() => shotChange(this.store.edits(), this.shot().id));
  protected readonly size = computed(() => this.change().size ?? this.shot().size);
  protected readonly move = computed(() => this.change().camera ?? null);

  protected frameAs(size: (typeof this.sizes)[number]): void {
    void this.store.edit({ type: 'setShot', shotId: this.shot().id, size });
  }

  protected moveAs(camera: (typeof this.moves)[number]): void {
    void this.store.edit({ type: 'setShot', shotId: this.shot().id, camera });
  }

  protected retake(): void {
    void this.store.edit({ type: 'retakeShot', shotId: this.shot().id });
  }

  protected remove(): void {
    void this.store.edit({ type: 'removeShot', shotId: this.shot().id });
  }
}
