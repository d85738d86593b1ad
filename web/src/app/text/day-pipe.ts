/** A day, or a moment of it, as the language of the studio writes it. */
import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

const forms = { day: { dateStyle: 'medium' }, moment: { dateStyle: 'medium', timeStyle: 'short' } } as const;

/** Not pure: the same day is written anew when the language changes. */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  readonly #texts = inject(TranslocoService);

  transform(instant: string, form: keyof typeof forms = 'day'): string {
    return new Date(instant).toLocaleString(this.#texts.getActiveLang(), forms[form]);
  }
}
