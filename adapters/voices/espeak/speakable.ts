/** A line as it is to be said: clauses with their endings, every piece knowing which part of the text it is. */
import type { Language } from '../../../contracts/shared.ts';
import { ipaMnemonics } from './ipa.ts';
import { pinyinMnemonics } from './pinyin.ts';
import { readingAt } from './polyphones.ts';
import { scan, type Ending, type Token } from './tokens.ts';

/** What is said for `start … end` of the text (UTF-16): letters, or the engine's own phoneme names. */
export interface Piece {
  readonly say: string;
  readonly as: 'letters' | 'phonemes' | 'blank';
  readonly start: number;
  readonly end: number;
}

export interface Clause {
  readonly language: Language;
  readonly pieces: readonly Piece[];
  readonly ending: Ending;
}

type Pronunciations = Readonly<Record<string, string>>;

const HAN = /\p{Script=Han}/u;

/** A word with a syllable for every character; otherwise the whole word is one piece. */
function spelled(start: number, word: string, mnemonics: readonly string[]): Piece[] {
  const characters = Array.from(word);
  if (characters.length !== mnemonics.length) {
    return [{ say: mnemonics.join(' '), as: 'phonemes', start, end: start + word.length }];
  }
  let at = start;
  return characters.map((character, i) => {
    const piece: Piece = { say: mnemonics[i] ?? '', as: 'phonemes', start: at, end: at + character.length };
    at += character.length;
    return piece;
  });
}

const isLetter = (character: string): boolean => /[\p{Script=Latin}\p{M}]/u.test(character);

/** Latin words are matched whole, Chinese ones anywhere. */
const standsAlone = (text: string, at: number, word: string): boolean =>
  HAN.test(word) || (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length)));

/** The longest word of `pronunciations` at `at`, said as they say. */
function asPronounced(
  text: string,
  at: number,
  words: readonly (readonly [string, string])[],
): Piece[] | null {
  const found = words.find(([word]) => text.startsWith(word, at) && standsAlone(text, at, word));
  if (found === undefined) return null;
  const [word, pronunciation] = found;
  return spelled(at, word, pinyinMnemonics(pronunciation) ?? [ipaMnemonics(pronunciation)]);
}

function asRead(text: string, at: number): Piece[] | null {
  const reading = readingAt(text, at);
  return reading && spelled(at, reading.word, pinyinMnemonics(reading.syllables.join(' ')) ?? []);
}

const languageOf = (say: string, usual: Language): Language =>
  HAN.test(say) ? 'zh' : /[A-Za-z]/.test(say) ? 'en' : usual;

/** Collects pieces into clauses; a Chinese voice speaks English words itself, an English one hands Chinese over. */
class Clauses {
  readonly done: Clause[] = [];
  readonly #usual: Language;
  #language: Language;
  #pieces: Piece[] = [];

  constructor(language: Language) {
    this.#usual = language;
    this.#language = language;
  }

  add(piece: Piece, language: Language): void {
    const spoken = this.#usual === 'zh' || piece.as === 'blank' ? this.#language : language;
    if (spoken !== this.#language) this.close('none');
    this.#language = spoken;
    this.#pieces.push(piece);
  }

  close(ending: Ending): void {
    if (this.#pieces.some((piece) => piece.as !== 'blank')) {
      this.done.push({ language: this.#language, pieces: this.#pieces, ending });
    } else this.#strengthen(ending);
    this.#pieces = [];
    this.#language = this.#usual;
  }

  /** A mark that follows a mark: what is stronger stays. */
  #strengthen(ending: Ending): void {
    const last = this.done.at(-1);
    if (last?.ending === 'none') this.done[this.done.length - 1] = { ...last, ending };
  }
}

const pieceOf = (token: Extract<Token, { kind: 'say' }>): Piece =>
  token.phonemes
    ? { say: token.say, as: 'phonemes', start: token.start, end: token.end }
    : { say: token.say, as: 'letters', start: token.start, end: token.end };

/** Splits a line at its punctuation. Marks that are no speech (quotes, brackets, emoji) leave nothing behind. */
export function speakable(text: string, language: Language, pronunciations: Pronunciations): Clause[] {
  const words = Object.entries(pronunciations).toSorted(
    ([a], [b]) => b.length - a.length || (a < b ? -1 : 1),
  );
  const clauses = new Clauses(language);
  for (let at = 0; at < text.length;) {
    const given = asPronounced(text, at, words) ?? asRead(text, at);
    if (given !== null) {
      for (const piece of given) clauses.add(piece, languageOf(text.slice(piece.start, piece.end), language));
      at = given.at(-1)?.end ?? at + 1;
      continue;
    }
    const token = scan(text, at, language);
    if (token.kind === 'say') clauses.add(pieceOf(token), languageOf(token.say, language));
    else if (token.kind === 'mark') clauses.close(token.ending);
    else clauses.add({ say: ' ', as: 'blank', start: token.start, end: token.end }, language);
    at = token.end;
  }
  clauses.close('none');
  return clauses.done;
}
