/** Days and times in the language of the studio, which is switched while it runs. */
import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

const forms = { day: { dateStyle: 'medium' }, time: { dateStyle: 'medium', timeStyle: 'short' } } as const;

@Pipe({ name: 'moment', pure: false })
export class Moment implements PipeTransform {
  readonly #texts = inject(TranslocoService);

  transform(instant: string, form: keyof typeof forms = 'day'): string {
    return new Intl.DateTimeFormat(this.#texts.getActiveLang(), forms[form]).format(new Date(instant));
  }
}
