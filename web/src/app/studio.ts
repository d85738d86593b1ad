/** The frame around every screen: where one is, which language, light or dark, and whether the server is there. */
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Live } from './api/live.ts';
import { AccountMenu } from './coming-in/account-menu.ts';
import { Gate } from './coming-in/gate.ts';
import { LoginPage } from './coming-in/login-page.ts';
import { chosenLanguage, keepLanguage, type StudioLanguage } from './text/language.ts';
import { chosenTheme, keepTheme, showTheme } from './theme.ts';

@Component({
  selector: 'a2d-studio',
  imports: [AccountMenu, LoginPage, RouterLink, RouterOutlet, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <a class="home" routerLink="/">
        <img src="mark.svg" alt="" width="24" height="24" /> <span>Ainern2D</span>
      </a>
      <span class="room"></span>
      <a2d-account-menu />
      <button class="button quiet" [attr.lang]="language() === 'zh' ? 'en' : 'zh'" [attr.title]="'studio.language' | transloco" (click)="otherLanguage()">
        {{ language() === 'zh' ? 'English' : '中文' }}
      </button>
      <button class="button quiet" [attr.aria-label]="'studio.theme' | transloco" (click)="otherTheme()">
        <span aria-hidden="true">{{ theme() === 'dark' ? '☀' : '☾' }}</span>
      </button>
    </header>
    @if (live.isAway()) {
      <p class="away" role="status">{{ 'studio.offline' | transloco }}</p>
    }
    @defer (when gate.isShut()) {
      @if (gate.isShut()) {
        <main><a2d-login-page /></main>
      }
    }
    <main [hidden]="gate.isShut()"><router-outlet /></main>
  `,
  styleUrl: './studio.css',
})
export class Studio {
  readonly #texts = inject(TranslocoService);
  protected readonly live = inject(Live);
  protected readonly gate = inject(Gate);
  protected readonly language = signal<StudioLanguage>(chosenLanguage());
  protected readonly theme = signal(chosenTheme());

  constructor() {
    showTheme(this.theme());
    document.documentElement.lang = this.language();
  }

  protected otherLanguage(): void {
    const language = this.language() === 'zh' ? 'en' : 'zh';
    this.language.set(language);
    keepLanguage(language);
    document.documentElement.lang = language;
    this.#texts.setActiveLang(language);
  }

  protected otherTheme(): void {
    this.theme.update((theme) => (theme === 'dark' ? 'light' : 'dark'));
    keepTheme(this.theme());
  }
}
