/** People who say their own names: “我叫Lucy。” makes the red-haired girl Lucy, “My name is Fox” the man Mr. Fox. */
import { agrees, genderOf, type Figure, type Phrase } from './figure.ts';
import { mergeFigures } from './merge.ts';
import type { Resolved } from './resolve.ts';
import type { Spoken } from './spoken-kin.ts';
import { firstFrom } from './span-range.ts';

const SAYS_NAME =
  /(?:我叫|我的名字叫|我的名字是|我名叫|我是|草民|小人|小的|在下|奴婢|奴才|微臣|末将|民女|民妇|贫道|贫僧|老衲|晚辈|下官|本官|老夫|老身|小女子|小生|\b(?:my name is|my name's|i am|i'm|call me) )$/i;

/** Whether the words after a name make it part of something else: 我是小明的爸爸, I am Nell's mother. */
const OWNS = /^(?:的|['’]s|家)/;

const isNameless = (figure: Figure): boolean => figure.origin === 'role' || figure.origin === 'self';

/** The figure that a name in speech introduces; null when the words around it introduce nobody. */
function introduced(text: string, phrase: Phrase): number | null {
  if (!phrase.quoted || phrase.named === null) return null;
  const before = text.slice(Math.max(0, phrase.start - 12), phrase.start).replace(/’/g, "'");
  return SAYS_NAME.test(before) && !OWNS.test(text.slice(phrase.end, phrase.end + 2)) ? phrase.named : null;
}

/** Joins nameless speakers with the names they give. */
export function joinIntroduced(
  text: string,
  people: Resolved & { readonly phrases: readonly Phrase[] },
  speech: readonly Spoken[],
): void {
  for (const phrase of people.phrases) {
    const named = people.figures[introduced(text, phrase) ?? -1];
    const spoken = speech[firstFrom(speech, phrase.start + 1) - 1];
    const speaker = people.figures[(spoken && phrase.start < spoken.end ? spoken.speaker : null) ?? -1];
    if (!named || !speaker || !isNameless(speaker) || named.species !== speaker.species) continue;
    if (agrees(genderOf(named), genderOf(speaker))) mergeFigures(people, speaker.key, named.key);
  }
}
