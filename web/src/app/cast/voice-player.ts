/** Plays one voice at a time. */
import { Injectable, signal, type OnDestroy } from '@angular/core';

@Injectable()
export class VoicePlayer implements OnDestroy {
  #sound: HTMLAudioElement | null = null;
  /** What is heard, or about to be. */
  readonly playing = signal<string | null>(null);

  /** Plays it from its beginning, or stops it where it is being played. */
  turn(href: string): void {
    const isOn = this.playing() === href;
    this.stop();
    if (isOn) return;
    const sound = new Audio(href);
    this.#sound = sound;
    this.playing.set(href);
    const ended = (): void => {
      if (this.#sound === sound) this.stop();
    };
    sound.addEventListener('ended', ended);
    sound.addEventListener('error', ended);
    sound.play().catch(ended);
  }

  stop(): void {
    this.#sound?.pause();
    this.#sound = null;
    this.playing.set(null);
  }

  ngOnDestroy(): void {
    this.stop();
  }
}
