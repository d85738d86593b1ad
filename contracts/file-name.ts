/** What a file may be called that somebody brings: one name, no way anywhere, and nothing that makes it look like another. */
import { Words } from './shared.ts';

/** Bytes that the file systems of others take for one name. */
const MOST_BYTES = 255;

/** Slashes, control signs, and signs that turn the direction of writing around. */
const FORBIDDEN = /[/\\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const FileName = Words.min(1)
  .refine((name) => !FORBIDDEN.test(name), 'It holds a slash or a sign that is not seen')
  .refine(
    (name) => !/^\.{1,2}$|^\s|[\s.]$/u.test(name),
    'It begins or ends with a blank, or ends with a point',
  )
  .refine(
    (name) => new TextEncoder().encode(name).length <= MOST_BYTES,
    `It is longer than ${MOST_BYTES} bytes`,
  );
