/** Everything of somebody: how they look, feel and sound, what they say, and whom they may turn out to be. */
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from '../film/film-store.ts';
import type { Emotion } from '../../../../contracts/reading.ts';
import { CastView } from './cast-view.ts';
import { LockButton } from './lock-button.ts';
import { LookPicker } from './look-picker.ts';
import { MergePicker } from './merge-picker.ts';
import type { DraftedPerson } from './person-change.ts';
import { PlayButton } from './play-button.ts';
import { Portrait } from './portrait.ts';
import { VoicePicker } from './voice-picker.ts';

type Picker = 'face' | 'costume' | 'voice';

@Component({
  selector: 'a2d-person-panel',
  imports: [LockButton, LookPicker, MergePicker, PlayButton, Portrait, RouterLink, TranslocoPipe, VoicePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-panel.html',
  styleUrl: './person-panel.css',
})
export class PersonPanel {
  readonly #store = inject(FilmStore);
  readonly #router = inject(Router);
  protected readonly view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
  /** The address of the film that the lines are of. */
  readonly projectId = input.required<string>();

  protected readonly expressions: readonly Emotion[] = ['neutral', 'joy', 'sadness', 'anger', 'fear', 'surprise'];
  protected readonly pickers: readonly Picker[] = ['face', 'costume', 'voice'];
  protected readonly expression = signal<Emotion>('neutral');
  protected readonly picker = signal<Picker | null>(null);
  protected readonly into = computed(() => this.view.names().get(this.who().change.into ?? '') ?? null);
  protected readonly canChange = computed(() => !this.who().isLocked && this.who().change.into === undefined);

  /** Enter leaves the name and so gives it, unless it only chooses a word that is being composed. */
  protected keyed(event: KeyboardEvent, field: HTMLInputElement): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Escape') field.value = this.who().name;
    field.blur();
  }

  protected left(field: HTMLInputElement): void {
    this.view.rename(this.who(), field.value);
    if (field.value.trim() === '') field.value = this.who().name;
  }

  protected show(lineId: string): void {
    this.#store.chosenShot.set(this.view.shotOfLine().get(lineId) ?? null);
    void this.#router.navigate(['/projects', this.projectId()]);
  }
}
