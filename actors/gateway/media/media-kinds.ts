/** Which kinds of files are taken from people, how large they may be, and what they are called elsewhere. */
import { MediaType } from '../../../contracts/artifact.ts';

interface KindFacts {
  readonly mostBytes: number;
  /** How names of such files end. */
  readonly endings: readonly string[];
  /** What others call it. */
  readonly aliases: readonly string[];
}

const MB = 1_000_000;

const picture = 100 * MB;
const sound = 2_000 * MB;
const large = 8_000 * MB;

const kinds = {
  'image/png': { mostBytes: picture, endings: ['png'], aliases: [] },
  'image/jpeg': { mostBytes: picture, endings: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg'] },
  'image/webp': { mostBytes: picture, endings: ['webp'], aliases: [] },
  'audio/wav': {
    mostBytes: sound,
    endings: ['wav', 'wave'],
    aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
  },
  'audio/mp4': { mostBytes: sound, endings: ['m4a', 'm4b', 'mp4'], aliases: ['audio/x-m4a', 'audio/m4a'] },
  'audio/mpeg': { mostBytes: sound, endings: ['mp3'], aliases: ['audio/mp3'] },
  'audio/flac': { mostBytes: sound, endings: ['flac'], aliases: ['audio/x-flac'] },
  'audio/ogg': {
    mostBytes: sound,
    endings: ['ogg', 'oga', 'opus'],
    aliases: ['application/ogg', 'audio/opus'],
  },
  'video/mp4': { mostBytes: large, endings: ['mp4', 'm4v'], aliases: ['video/x-m4v'] },
  // What a browser records is this, also where there is only sound in it.
  'video/webm': { mostBytes: large, endings: ['webm', 'weba'], aliases: ['audio/webm'] },
  'application/zip': { mostBytes: large, endings: ['zip'], aliases: ['application/x-zip-compressed'] },
  'text/plain': {
    mostBytes: 16 * MB,
    endings: ['txt', 'text', 'md', 'fountain', 'srt', 'vtt', 'csv'],
    aliases: ['text/markdown', 'text/vtt', 'text/csv', 'application/x-subrip'],
  },
} as const satisfies Partial<Record<MediaType, KindFacts>>;

export type UploadKind = keyof typeof kinds;

export const kindFacts = (kind: UploadKind): KindFacts => kinds[kind];

const all = Object.keys(kinds) as UploadKind[];

export const isUploadKind = (kind: MediaType): kind is UploadKind => kind in kinds;

/** What a media type stands for that somebody says; null for what is not taken. */
export function kindSaid(mediaType: string): UploadKind | null {
  const said = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return all.find((kind) => kind === said || kindFacts(kind).aliases.includes(said)) ?? null;
}
