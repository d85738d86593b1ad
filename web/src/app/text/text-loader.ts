import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Each language is a file of its own, fetched when it is wanted. */
const files: Readonly<Record<string, () => Promise<{ default: Translation }>>> = {
  en: () => import('./en.json'),
  zh: () => import('./zh.json'),
};

@Injectable({ providedIn: 'root' })
export class TextLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const file = await (files[language] ?? files['en'])?.();
    return file?.default ?? {};
  }
}
