/** To whom words are said, by the words around them: 对阿满说, said to the boy. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';

interface Ground {
  readonly text: string;
  readonly phrases: readonly Phrase[];
}

/** Right before whoever hears: 对, 问, 向 in Chinese, a verb of speech with “to” in English. */
const SAID_TO =
  /(?:对着?|向着?|问|朝着?|冲着?|告诉|答)$|\b(?:said|says|saying|spoke|cried|called|whispered|replied|answered|shouted|murmured|muttered|exclaimed|remarked|returned|added|continued)(?: (?:he|she|I|the \w+|[A-Z]\w+))?(?: (?:\w+ly|out|softly|aloud|up|again))? to $/i;

/** After whoever hears, where 对 and 向 need a verb of speech to follow. */
const THEN_SAYS = /^[^，。！？；“”：]{0,6}(?:说|道|喊|叫|嚷|问|笑|答|[：:])|^(?:[：:，,]|可)/;

/** Phrases of a turn outside its speech that tell to whom it is said. */
export function addressedIn(ground: Ground, range: Span): number[] {
  return indicesWithin(ground.phrases, range).filter((index) => {
    const phrase = ground.phrases[index];
    if (!phrase || phrase.quoted || phrase.form === 'self') return false;
    const before = SAID_TO.exec(ground.text.slice(Math.max(0, phrase.start - 40), phrase.start))?.[0];
    if (before === undefined) return false;
    return / $/.test(before) || THEN_SAYS.test(ground.text.slice(phrase.end, phrase.end + 10));
  });
}
