/** What was sealed and made, the newest first: named, compared, and gone back to by adding. */
import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Api } from '../api/api.ts';
import { DayPipe } from '../text/day-pipe.ts';
import { VersionChanges } from './version-changes.ts';
import { Versions, type Version } from './versions.ts';

@Component({
  selector: 'a2d-versions-page',
  imports: [DayPipe, TranslocoPipe, VersionChanges],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './versions-page.html',
  styleUrl: './versions-page.css',
})
export class VersionsPage {
  readonly #api = inject(Api);
  readonly #versions = inject(Versions);
  readonly #router = inject(Router);
  readonly projectId = input.required<string>();
  protected readonly all = resource({
    params: () => ({ projectId: this.projectId() }),
    loader: ({ params }) => this.#versions.of(params.projectId),
  });
  readonly #chosen = signal<string | null>(null);
  protected readonly chosen = computed(() => {
    const all = this.all.hasValue() ? this.all.value() : [];
    return all.find(({ facts }) => facts.id === this.#chosen()) ?? all[0] ?? null;
  });
  protected readonly refusal = signal<string | null>(null);

  protected choose({ facts }: Version): void {
    this.#chosen.set(facts.id);
  }

  protected async rename({ facts }: Version, name: string): Promise<void> {
    const given = name.trim() === '' ? null : name.trim();
    if (given === facts.name) return;
    await this.#try(async () => {
      const params = { projectId: this.projectId(), revisionId: facts.id };
      await this.#api.ask('nameRevision', { params, body: { name: given }, seen: facts.etag });
      this.all.reload();
    });
  }

  /** Begins a draft that is as this one was; what was done since stays in the list. */
  protected async restore({ facts }: Version): Promise<void> {
    await this.#try(async () => {
      await this.#versions.restore(this.projectId(), facts.id);
      await this.#router.navigate(['/projects', this.projectId()]);
    });
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    await deed().catch((error: unknown) => this.refusal.set(messageOf(error)));
  }
}
