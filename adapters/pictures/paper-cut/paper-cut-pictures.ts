/** The paper-cut picture engine. */
import type { Pictures } from '../../../actors/worker-video/pictures.ts';
import { makeBackground } from './make/make-background.ts';
import { makeFootageIn } from './make/make-footage.ts';
import { makeCoverIn, makePosterIn } from './make/make-poster.ts';
import { makePortrait } from './make/make-portrait.ts';
import { makeRig } from './make/make-rig.ts';
import { makeShotIn } from './make/make-shot.ts';
import { makeTransitionIn } from './make/make-transition.ts';
import { openStudio } from './make/studio.ts';

/** Draws with what this process has prepared before; what it makes depends on the order alone. */
export class PaperCutPictures implements Pictures {
  readonly #studio = openStudio();
  readonly rig = makeRig;
  readonly portrait = makePortrait;
  readonly background = makeBackground;
  readonly shot = makeShotIn(this.#studio);
  readonly footage = makeFootageIn(this.#studio);
  readonly transition = makeTransitionIn(this.#studio);
  readonly poster = makePosterIn(this.#studio);
  readonly cover = makeCoverIn(this.#studio);
}
