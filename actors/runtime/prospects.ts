/** Who hopes for which free seats of a crew, so that no two workers ask the hub for work for the same seat. */
import type { Prospect, Seat } from './crew.ts';

/** So many seats are hoped for by nobody: another worker that has something to do meanwhile finds a seat. */
const LEFT_FOR_OTHERS = 1;

export class Prospects {
  #hopedFor = 0;

  /** Of so many seats that are free and that nobody waits for. */
  among(free: number, most: number, take: Prospect['take']): Prospect {
    const seats = Math.max(0, Math.min(most, free - LEFT_FOR_OTHERS - this.#hopedFor));
    this.#hopedFor += seats;
    let isOver = false;
    const end = (): void => {
      if (!isOver) this.#hopedFor -= seats;
      isOver = true;
    };
    return { seats, take, end };
  }
}

/** The hope of whoever wants no more than the seat that it has. */
export const noProspect: Prospect = { seats: 0, take: (): Seat | null => null, end: () => undefined };
