/** One line of the script. Clicked, its text and whoever says it can be changed. */
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScriptLine as Line } from '../../../../contracts/api/cast-routes.ts';
import { FilmStore } from './film-store.ts';
import { followingTurns } from './following-turns.ts';

@Component({
  selector: 'a2d-script-line',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './script-line.html',
  styleUrl: './script-line.css',
})
export class ScriptLine {
  protected readonly store = inject(FilmStore);
  readonly line = input.required<Line>();
  readonly shotId = input.required<string | null>();
  /** Of the same scene, in order. */
  readonly turns = input.required<readonly Line[]>();
  protected readonly isOpen = signal(false);
  protected readonly change = computed(() => this.store.lineChanges().get(this.line().lineId));
  protected readonly text = computed(() => this.change()?.text ?? this.line().text);
  protected readonly speaker = computed(() => this.change()?.speaker ?? this.line().speaker);
  protected readonly name = computed(() => this.store.names().get(this.speaker() ?? '') ?? null);
  protected readonly isChosen = computed(() => this.shotId() !== null && this.shotId() === this.store.chosenShot());
  protected readonly colour = computed(
    () => this.store.cast()?.people.find(({ id }) => id === this.speaker())?.look.costume.main ?? 'transparent',
  );

  protected choose(): void {
    if (this.shotId() !== null) this.store.chosenShot.set(this.shotId());
    this.isOpen.set(true);
  }

  private say(text: string): void {
    if (text.trim() === '' || text === this.text()) return;
    void this.store.edit({ type: 'setLineText', lineId: this.line().lineId, text: text.trim() });
  }

  protected give(speaker: string): void {
    if (speaker !== this.speaker())
      void this.store.edit({ type: 'setLineSpeaker', lineId: this.line().lineId, speaker });
  }

  /** Enter leaves the line and so says it, unless it only chooses a word that is being composed. */
  protected keyed(event: KeyboardEvent, field: HTMLTextAreaElement): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') field.value = this.text();
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    field.blur();
  }

  /** The number of somebody gives them the line and turns what follows from it; with Shift, the line alone. */
  protected numbered(event: KeyboardEvent): void {
    const number = Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0);
    const person = this.store.cast()?.people[number - 1];
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (person === undefined || this.line().kind === 'narration') return;
    event.preventDefault();
    if (event.shiftKey) return this.give(person.id);
    const edits = followingTurns(this.turns().map((turn) => this.#asChanged(turn)), this.line().lineId, person.id);
    if (edits.length > 0) void this.store.edit(...edits);
  }

  #asChanged(turn: Line): Line {
    return { ...turn, speaker: this.store.lineChanges().get(turn.lineId)?.speaker ?? turn.speaker };
  }

  protected left(text: string): void {
    this.say(text);
    this.isOpen.set(false);
  }
}
