/** The people of the newest film as the draft has them, and what is done to them. */
import { computed, inject, Injectable } from '@angular/core';
import type { LookChange, VoiceChange } from '../../../../contracts/edits/entity-edits.ts';
import type { Emotion } from '../../../../contracts/reading.ts';
import { FilmStore } from '../film/film-store.ts';
import { draftedCast, type DraftedPerson } from './person-change.ts';
import { portraitHref, voiceHref } from './sample-hrefs.ts';

@Injectable()
export class CastView {
  readonly #store = inject(FilmStore);
  readonly people = computed(() => {
    const cast = this.#store.cast();
    return cast === null ? [] : draftedCast(cast, this.#store.edits(), this.#store.lineChanges());
  });
  readonly names = computed(() => new Map(this.people().map(({ person, name }) => [person.id, name])));

  readonly shotOfLine = computed(
    () => new Map(this.#store.shots().flatMap(({ id, lines }) => lines.map((line) => [line.id, id] as const))),
  );

  portraitOf({ person, change }: DraftedPerson, expression: Emotion = 'neutral'): string {
    return portraitHref({ runId: this.#store.castRunId() ?? '', personId: person.id }, change.look, expression);
  }

  voiceOf({ person, change }: DraftedPerson): string {
    return voiceHref({ runId: this.#store.castRunId() ?? '', personId: person.id }, change.voice);
  }

  rename({ person, name, isLocked }: DraftedPerson, wanted: string): void {
    const next = wanted.trim();
    if (next === '' || next === name || isLocked) return;
    void this.#store.edit({ type: 'renameEntity', entityId: person.id, name: next });
  }

  lock({ person, isLocked }: DraftedPerson): void {
    void this.#store.edit({ type: 'lockEntity', entityId: person.id, locked: !isLocked, keeps: null });
  }

  dress({ person }: DraftedPerson, look: LookChange): void {
    void this.#store.edit({ type: 'setLook', entityId: person.id, look });
  }

  voice({ person }: DraftedPerson, voice: VoiceChange): void {
    void this.#store.edit({ type: 'setVoice', entityId: person.id, voice });
  }

  merge({ person }: DraftedPerson, into: string): void {
    void this.#store.edit({ type: 'mergeEntities', from: person.id, into });
  }
}
