/** Runs of capitalised words that may be the name of somebody: Captain Bray, Little Boy Blue, Lady Marwood. */
import { personNoun } from './nouns.ts';
import { isPersonal, isSurnameToo, NO_NAME, PLACE_TAIL, SOFT_TITLE, titleFacts } from './titles.ts';
import type { Word } from './words.ts';

/** A run of capitalised words, read as one name. */
export interface Run {
  /** Index of its first word, the title included. */
  readonly from: number;
  /** Index after its last word. */
  readonly to: number;
  readonly title: string | null;
  readonly tokens: readonly string[];
}

/** What the rules look at: the words, whether they stand in speech, and how often they occur in small letters. */
export interface NameGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly quoted: (at: number) => boolean;
  readonly lowerCounts: ReadonlyMap<string, number>;
}

/** Whether a word begins with a capital letter. */
export const isCapital = (word: Word | undefined): word is Word =>
  word !== undefined && /^\p{Lu}/u.test(word.text);

const isShouted = (word: Word): boolean => word.text.length > 1 && word.text === word.text.toUpperCase();

const CONNECTOR = new Set(['de', 'von', 'van', 'du', 'la', 'le', 'di', 'da', 'of']);

/** Whether a letter is short for a given name: the A in “Mr. A. Smith”. */
const isInitial = (ground: NameGround, word: Word): boolean =>
  word.text.length === 1 && /^\. \p{Lu}/u.test(ground.text.slice(word.end, word.end + 3));

/** Whether a word may be part of a name after the first. A full stop parts names, unless it follows an initial. */
function joins(ground: NameGround, index: number, titled = false): boolean {
  const word = ground.words[index];
  const before = ground.words[index - 1];
  if (!isCapital(word) || !before || before.possessive) return false;
  if (NO_NAME.has(word.text) && !(titled && isSurnameToo(word.text)) && !isInitial(ground, word))
    return false;
  return word.joined || (before.text.length <= 1 && ground.text.slice(before.end, word.start) === '. ');
}

/** End of the run of capitals that begins at a word. */
function endOfRun(ground: NameGround, from: number, titled: boolean): number {
  let to = from + 1;
  while (to - from < 5) {
    const word = ground.words[to];
    if (joins(ground, to, titled)) to++;
    else if (
      word &&
      CONNECTOR.has(word.lower) &&
      word.joined &&
      joins(ground, to + 1) &&
      !ground.words[to - 1]?.possessive
    )
      to += 2;
    else break;
  }
  return to;
}

const sentenceStart = (ground: NameGround, word: Word): boolean =>
  /(?:^|[.!?:;"“”'‘’—–(\n]\s*)$/.test(ground.text.slice(Math.max(0, word.start - 3), word.start));

/** Reads the run of capitals at a word; null when it is none or only small words with a capital. */
export function runAt(ground: NameGround, at: number): Run | null {
  const first = ground.words[at];
  if (!isCapital(first) || /-years?-old$/i.test(first.text)) return null;
  const titled = titleFacts(first.text) !== null && titleNameFollows(ground, at);
  let from = titled ? at + 1 : at;
  if (!titled && NO_NAME.has(first.text) && !(SOFT_TITLE.has(first.text) && joinsSoft(ground, at + 1)))
    return null;
  if (titled && SOFT_TITLE.has(ground.words[from]?.text ?? '') && joinsSoft(ground, from + 1)) from++;
  const to = endOfRun(ground, from, titled && isPersonal(first.text));
  const tokens = ground.words.slice(from, to).map((word) => word.text);
  const core = SOFT_TITLE.has(tokens[0] ?? '') && tokens.length > 1 ? tokens.slice(1) : tokens;
  return { from: at, to, title: titled ? first.lower : null, tokens: core };
}

const joinsSoft = (ground: NameGround, index: number): boolean => {
  const word = ground.words[index];
  return isCapital(word) && word.joined && !NO_NAME.has(word.text);
};

/** Whether a title is followed by the name it belongs to: Mr. Darcy, Captain Bray, Aunt March. */
function titleNameFollows(ground: NameGround, at: number): boolean {
  const title = ground.words[at];
  const name = ground.words[at + 1];
  if (!title || !isCapital(name) || title.possessive) return false;
  const between = ground.text.slice(title.end, name.start);
  const isName =
    !NO_NAME.has(name.text) ||
    SOFT_TITLE.has(name.text) ||
    (isPersonal(title.text) && (isSurnameToo(name.text) || isInitial(ground, name)));
  return (between === ' ' || between === '. ') && isName;
}

/** What a sentence on the weather, the hour or a colour begins with; a name only where it has a capital elsewhere. */
const WEATHERY = new Set(
  `snow rain fog mist wind winds storm thunder lightning hail sleet frost ice sunlight moonlight starlight daylight darkness
  smoke dust silence night morning dawn dusk evening noon midnight waves clouds shadows leaves water steam winter summer spring autumn red green blue yellow white black grey gray brown golden silver dark bright dim cold hot warm`.split(
    /\s+/,
  ),
);

/** Whether a run can be somebody's name at all. */
export function isPlausible(ground: NameGround, run: Run): boolean {
  const [first = '', ...rest] = run.tokens;
  const word = ground.words[run.from];
  const tokens = [first, ...rest];
  const isPlace = rest.length > 0 && tokens.some((token) => PLACE_TAIL.has(token));
  if (!word || (isPlace && !isPersonal(run.title ?? '')) || (tokens.at(-1) ?? '').length < 2) return false;
  if (rest.length === 0 && isShouted(word) && run.title === null) return false;
  if (run.title !== null || rest.length > 0) return true;
  if (WEATHERY.has(first.toLowerCase()) && sentenceStart(ground, word)) return false;
  const before = ground.words[run.from - 1];
  const article = before && NO_NAME.has(before.text) && before.joined ? ground.words[run.from - 2] : before;
  if (article?.lower === 'the' && word.joined) return false;
  const common = ground.lowerCounts.get(first.toLowerCase()) ?? 0;
  if (personNoun(first.toLowerCase()) !== null && common > 0) return false;
  return common <= 20 && !(sentenceStart(ground, word) && common >= 2);
}
