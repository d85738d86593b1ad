/** What the first bytes of a file say of its kind. Pure. */
import type { MediaType } from '../../../contracts/artifact.ts';

type Signature = (bytes: Uint8Array) => boolean;

const latin = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

const begins =
  (...signs: readonly number[]): Signature =>
  (bytes) =>
    bytes.length >= signs.length && signs.every((sign, at) => bytes[at] === sign);

const says =
  (text: string): Signature =>
  (bytes) =>
    latin(bytes, 0, text.length) === text;

/** A RIFF file of this form. */
const riff =
  (form: string): Signature =>
  (bytes) =>
    latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === form;

/** An ISO base media file whose major brand is one of these. */
const branded =
  (brands: RegExp): Signature =>
  (bytes) =>
    latin(bytes, 4, 8) === 'ftyp' && brands.test(latin(bytes, 8, 12));

/** Matroska is the same but for its name. */
const isWebm: Signature = (bytes) =>
  begins(0x1a, 0x45, 0xdf, 0xa3)(bytes) && latin(bytes, 0, 64).includes('\x42\x82\x84webm');

/** The head of a frame: 11 bits that are set, then a version, a layer, a rate and a frequency that there are. */
const isMp3Frame: Signature = ([first = 0, second = 0, third = 0]) =>
  first === 0xff &&
  (second & 0xe0) === 0xe0 &&
  (second & 0x18) !== 0x08 &&
  (second & 0x06) === 0x02 &&
  ![0x00, 0xf0].includes(third & 0xf0) &&
  (third & 0x0c) !== 0x0c;

const isMp3: Signature = (bytes) => says('ID3')(bytes) || isMp3Frame(bytes);

const signatures: readonly (readonly [MediaType, Signature])[] = [
  ['image/png', begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', begins(0xff, 0xd8, 0xff)],
  ['image/webp', riff('WEBP')],
  ['audio/wav', riff('WAVE')],
  ['audio/mp4', branded(/^M4[AB] $/)],
  ['video/mp4', branded(/^(iso[m2-9]|mp4[12]|avc1|M4VH|M4VP|M4V |MSNV|dash|f4v |3gp\d)$/)],
  ['video/webm', isWebm],
  ['audio/flac', says('fLaC')],
  ['audio/ogg', says('OggS')],
  ['audio/mpeg', isMp3],
  ['application/zip', begins(0x50, 0x4b, 0x03, 0x04)],
];

/** The kind of a file by its first bytes; null where it is text, or nothing that is kept here. */
export const kindBySignature = (head: Uint8Array): MediaType | null =>
  signatures.find(([, matches]) => matches(head))?.[0] ?? null;
