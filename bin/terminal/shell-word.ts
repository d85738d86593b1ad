/** Commands that a person is shown, in a form that a shell takes as it was meant. */

const NEEDS_NO_QUOTES = /^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u;

/** One word of a command line, in quotes where it needs them. */
export const shellWord = (word: string): string =>
  NEEDS_NO_QUOTES.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
