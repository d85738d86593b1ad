/** A day as the language of the studio writes it. */
import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Not pure: the same day is written anew when the language changes. */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  readonly #texts = inject(TranslocoService);

  transform(instant: string): string {
    return new Date(instant).toLocaleDateString(this.#texts.getActiveLang(), { dateStyle: 'medium' });
  }
}
