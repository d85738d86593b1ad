/** How a route of the HTTP API is declared: once, for the router, its checks, the OpenAPI document and the tests. */
import type { z } from 'zod';
import type { Right } from '../rights.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What comes in beside path and query: nothing, a JSON document, the bytes of a text file, or bytes that nobody holds all
 * of: those of a whole file, or of a piece that begins at Upload-Offset.
 */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly kind: 'text' | 'bytes' | 'piece'; readonly mostBytes: number };

/** Of what type a piece of a file is, whatever the file is. */
export const PIECE_TYPE = 'application/offset+octet-stream';

/** What goes out: a JSON document, a stream of events that stays open, a file, whole or in part, or an archive of several. */
export type Answer =
  | { readonly kind: 'json'; readonly status: 200 | 201; readonly schema: z.ZodType }
  | { readonly kind: 'events' }
  | { readonly kind: 'file' | 'archive' };

export interface Route {
  readonly method: Method;
  /** Below `/api/v1`; `{name}` is one segment, `{name...}` all that are left. */
  readonly path: `/${string}`;
  /** What whoever asks must be allowed to do: `anyone` may be nobody, `known` is whoever has proved something, a guest as well, `account` is somebody with an account, whatever he may. */
  readonly right: Right | 'anyone' | 'known' | 'account';
  /** One sentence for the document. */
  readonly does: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: Body;
  /**
   * What the request says in If-Match of what it changes, as whoever asks has seen it: which revision with how many edits,
   * or the tag of something that is set whole.
   */
  readonly changesSeen?: 'revision' | 'value';
  /** Whether a signed address is believed in place of a key. */
  readonly signed?: true;
  readonly answer: Answer;
  /** Whether a secret is in the body or in the answer, so that neither is kept, not even under an Idempotency-Key. */
  readonly isSecret?: true;
}

/** The largest JSON document that is taken, bytes. */
export const JSON_BYTES = 1_000_000;

/** Where all routes begin. */
export const API_PATH = '/api/v1';
