/** The main screen: the script on the left, the film on the right, its shots below. */
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmPlayer } from './film-player.ts';
import { FilmStore } from './film-store.ts';
import { ScriptPane } from './script-pane.ts';
import { ShotInspector } from './shot-inspector.ts';
import { ShotStrip } from './shot-strip.ts';

@Component({
  selector: 'a2d-film-page',
  imports: [FilmPlayer, ScriptPane, ShotInspector, ShotStrip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="script" [attr.aria-label]="'film.script' | transloco"><a2d-script-pane /></section>
    <section class="film" [attr.aria-label]="'film.film' | transloco"><a2d-film-player /></section>
    @if (store.shot(); as shot) {
      <aside><a2d-shot-inspector [shot]="shot" /></aside>
    }
    <section class="shots" [attr.aria-label]="'film.shots' | transloco"><a2d-shot-strip /></section>
  `,
  styleUrl: './film-page.css',
})
export class FilmPage {
  protected readonly store = inject(FilmStore);
}
