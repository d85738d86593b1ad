/** Finds out what a file is by what is in it, and refuses what it is not said to be. Pure. */
import { Failure } from '../../../contracts/error.ts';
import { isUploadKind, kindFacts, kindSaid, type UploadKind } from './media-kinds.ts';
import { pictureSize, type PictureSize } from './picture-size.ts';
import { kindBySignature } from './signatures.ts';

/** So much of a file is looked at: what says the size of a picture may stand behind what a camera has written. */
export const HEAD_BYTES = 1 << 20;

/** 40 megapixels: what decodes to more would fill the memory of whoever opens it. */
const MOST_PIXELS = 40_000_000;

export interface MediaSaid {
  readonly fileName: string;
  /** Null where nobody has said it. */
  readonly mediaType: string | null;
  /** Of the whole file. */
  readonly bytes: number;
}

const unsupported = (message: string): Failure => new Failure('MEDIA_UNSUPPORTED', message);

/** Text has no signs that are not seen, beside those that end lines and set tabs. */
const UNTEXT = /[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]/;

/** What a browser might take for a page, a picture or a script that runs. */
const MARKUP = /^[\ufeff\s]*</;

/** Throws MEDIA_UNSUPPORTED for anything but text in UTF-8, and for text that is markup. */
export function expectText(bytes: Uint8Array, isWhole = true): void {
  // The last sign of a part may be cut.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: !isWhole });
  if (UNTEXT.test(text)) throw unsupported('It is of no kind that is known here, and no text in UTF-8.');
  if (MARKUP.test(text)) throw unsupported('It is HTML, SVG or XML, which might run in a browser.');
}

/** Throws MEDIA_UNSUPPORTED where it is none that is taken. */
function kindIn(head: Uint8Array, isWhole: boolean): UploadKind {
  const found = kindBySignature(head);
  if (found !== null && isUploadKind(found)) return found;
  expectText(head, isWhole);
  return 'text/plain';
}

function expectSaid(kind: UploadKind, { fileName, mediaType }: MediaSaid): void {
  if (mediaType !== null && kindSaid(mediaType) !== kind)
    throw unsupported(`It is said to be ${mediaType.slice(0, 60)}, and is ${kind}.`);
  const [, ending = ''] = /\.([^.]*)$/.exec(fileName) ?? [];
  if (ending !== '' && !kindFacts(kind).endings.includes(ending.toLowerCase()))
    throw unsupported(`It is ${kind}, and its name ends with “.${ending.slice(0, 20)}”.`);
}

function sizeIn(kind: UploadKind, head: Uint8Array): PictureSize | null {
  if (!kind.startsWith('image/')) return null;
  const size = pictureSize(kind, head);
  if (size === null || size.width === 0 || size.height === 0)
    throw unsupported(`It begins like ${kind}, and says no size.`);
  if (size.width * size.height <= MOST_PIXELS) return size;
  throw new Failure(
    'MEDIA_TOO_LARGE',
    `The picture has ${size.width} × ${size.height} pixels; 40,000,000 are taken.`,
  );
}

export interface Inspected {
  readonly mediaType: UploadKind;
  /** Null for what is no picture. */
  readonly size: PictureSize | null;
}

/** What can be said of a file of which only so much has come. Throws MEDIA_UNSUPPORTED or MEDIA_TOO_LARGE. */
export function inspectBeginning(head: Uint8Array, said: MediaSaid): UploadKind {
  const kind = kindIn(head, head.length >= said.bytes);
  expectSaid(kind, said);
  const { mostBytes } = kindFacts(kind);
  if (said.bytes <= mostBytes) return kind;
  throw new Failure(
    'MEDIA_TOO_LARGE',
    `A file of ${kind} has at most ${mostBytes} bytes; this one has ${said.bytes}.`,
  );
}

/** Throws likewise. Of text, only the head is looked at here. */
export function inspectMedia(head: Uint8Array, said: MediaSaid): Inspected {
  const mediaType = inspectBeginning(head, said);
  return { mediaType, size: sizeIn(mediaType, head) };
}
