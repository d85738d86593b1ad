/** Looks at the pictures of a strip as whoever decodes its file will see them. */
import type { MouthBox, ShotFacts } from '../../../contracts/drawing.ts';
import type { Picture } from '../decode.ts';
import { isBlack } from './black-picture.ts';
import { MouthWatch } from './mouth-watch.ts';

/** What was seen of a strip. */
export type StripSight = Pick<ShotFacts, 'mouths' | 'blackFrames'>;

export class StripWatch {
  readonly #mouths = new MouthWatch();
  #blackFrames = 0;

  /** Says where the mouths of a picture are, before it is seen. */
  expect(frame: number, boxes: readonly MouthBox[]): void {
    this.#mouths.expect(frame, boxes);
  }

  see(picture: Picture): void {
    this.#mouths.see(picture);
    if (isBlack(picture)) this.#blackFrames += 1;
  }

  conclude(): StripSight {
    return { mouths: this.#mouths.conclude(), blackFrames: this.#blackFrames };
  }
}
