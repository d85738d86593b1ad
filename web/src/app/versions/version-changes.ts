/** What is otherwise in a version than in the one that it was begun from. */
import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RevisionChange } from '../../../../contracts/revision-diff.ts';
import { Api } from '../api/api.ts';
import { wordsOf } from './words-of.ts';

@Component({
  selector: 'a2d-version-changes',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (diff.hasValue() && diff.value(); as told) {
      @if (told.storyDiffers) {
        <p>{{ 'versions.otherStory' | transloco }}</p>
      }
      <dl>
        @for (change of told.changes; track $index) {
          <dt>
            {{ 'versions.about.' + kindOf(change) | transloco }} <span>{{ idOf(change) }}</span>
          </dt>
          <dd>
            <del>{{ words(change.before) }}</del> <ins>{{ words(change.after) }}</ins>
          </dd>
        } @empty {
          <p>{{ 'versions.same' | transloco }}</p>
        }
      </dl>
    }
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--s1);
      margin: 0;
    }

    dt {
      margin-top: var(--s2);
      color: var(--ink-soft);
      font-size: var(--text-s);
    }

    dd {
      margin: 0;
    }

    del {
      color: var(--bad);
    }

    ins {
      color: var(--good);
      text-decoration: none;
    }

    p {
      color: var(--ink-soft);
    }
  `,
})
export class VersionChanges {
  readonly #api = inject(Api);
  readonly projectId = input.required<string>();
  readonly revisionId = input.required<string>();
  protected readonly words = wordsOf;
  /** What a change of a shot is about says which shot as well. */
  protected readonly kindOf = ({ about }: RevisionChange): string => about.split(' ')[0] ?? '';
  protected readonly idOf = ({ about, id }: RevisionChange): string => id ?? about.split(' ')[1] ?? '';
  protected readonly diff = resource({
    params: () => ({ projectId: this.projectId(), revisionId: this.revisionId() }),
    loader: async ({ params }) => (await this.#api.ask('diffRevisions', { params })).document.diff,
  });
}
