/** Where everybody begins: a story is pasted and becomes a film, and the films that are there are found again. */
import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Api } from '../api/api.ts';
import { DayPipe } from '../text/day-pipe.ts';
import { FilmsBegun } from './films-begun.ts';
import { Poster } from './poster.ts';
import { samples, type Sample } from './samples.ts';


@Component({
  selector: 'a2d-projects-page',
  imports: [DayPipe, Poster, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './projects-page.html',
  styleUrl: './projects-page.css',
})
export class ProjectsPage {
  readonly #api = inject(Api);
  readonly #begun = inject(FilmsBegun);
  readonly #router = inject(Router);
  protected readonly samples = samples;
  protected readonly story = signal('');
  protected readonly isMaking = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly projects = resource({
    loader: async () => (await this.#api.ask('listProjects', { params: {} })).document.projects,
  });

  protected async take({ text }: Sample): Promise<void> {
    this.story.set(await text());
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) this.story.set(await file.text());
  }

  protected async make(): Promise<void> {
    if (this.isMaking() || this.story().trim() === '') return;
    this.isMaking.set(true);
    this.refusal.set(null);
    try {
      await this.#router.navigate(['/projects', await this.#begun.begin(this.story())]);
    } catch (error) {
      this.refusal.set(messageOf(error));
      this.isMaking.set(false);
    }
  }
}
