/** What a language knows. Everything else about reading is the same for all. */
import type { Language, Span } from '../../../contracts/shared.ts';
import type { CastHint } from '../../../contracts/story.ts';
import type { Page } from './page/page.ts';
import type { Voices } from './said/attribute.ts';
import type { Delivery } from './said/delivery.ts';
import type { ActionHit, PlaceHit, PropHit } from './shown/finding.ts';
import type { SettingWords } from './shown/setting-words.ts';
import type { Cutter } from './units/piece.ts';
import type { SharesName } from './who/households.ts';
import type { People } from './who/people.ts';

/** One story, looked at by its language. */
export interface Told {
  readonly people: People;
  readonly cutter: Cutter;
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
  actions(range: Span): ActionHit[];
  /** Descriptions of looks in a sentence, each with the phrase of whoever looks so. */
  looks(range: Span): { readonly phrase: number; readonly text: string }[];
}

export interface Tongue {
  readonly language: Language;
  readonly voices: Voices;
  readonly setting: SettingWords;
  /** How far apart, in characters, a stranger and his unveiling may be. */
  readonly unveilReach: number;
  /** Whether two people, by all their names, are of one family. */
  readonly sharesName: SharesName;
  /** How the words of a tag sound. */
  delivery(tag: string): Delivery;
  open(page: Page, hints: readonly CastHint[]): Told;
}
