/** The main screen: the script on the left, the film on the right, its shots below. */
import { ChangeDetectionStrategy, Component, effect, inject, input, type OnDestroy } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChangesBar } from './changes-bar.ts';
import { FilmPlayer } from './film-player.ts';
import { FilmStore } from './film-store.ts';
import { RunState } from './run-state.ts';
import { ScriptPane } from './script-pane.ts';
import { ShotInspector } from './shot-inspector.ts';
import { ShotStrip } from './shot-strip.ts';

@Component({
  selector: 'a2d-film-page',
  imports: [ChangesBar, FilmPlayer, RunState, ScriptPane, ShotInspector, ShotStrip, TranslocoPipe],
  providers: [FilmStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <h1>{{ store.title() }}</h1>
      <a2d-run-state />
      <span class="room"></span>
      <a2d-changes-bar />
    </div>
    @if (store.problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    <section class="script" [attr.aria-label]="'film.script' | transloco"><a2d-script-pane /></section>
    <section class="film" [attr.aria-label]="'film.film' | transloco"><a2d-film-player /></section>
    @if (store.shot(); as shot) {
      <aside><a2d-shot-inspector [shot]="shot" /></aside>
    }
    <section class="shots" [attr.aria-label]="'film.shots' | transloco"><a2d-shot-strip /></section>
  `,
  styleUrl: './film-page.css',
})
export class FilmPage implements OnDestroy {
  protected readonly store = inject(FilmStore);
  readonly projectId = input.required<string>();

  constructor() {
    effect(() => {
      this.store.open(this.projectId()).catch((error: unknown) => this.store.problem.set(String(error)));
    });
  }

  ngOnDestroy(): void {
    this.store.close();
  }
}
