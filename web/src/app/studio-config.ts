import { isDevMode, provideZonelessChangeDetection, type ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { addresses } from './addresses.ts';
import { chosenLanguage, LANGUAGES } from './text/language.ts';
import { TextLoader } from './text/text-loader.ts';

export const studioConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(addresses, withComponentInputBinding(), withRouterConfig({ paramsInheritanceStrategy: 'always' })),
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: chosenLanguage(),
        fallbackLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextLoader,
    }),
  ],
};
