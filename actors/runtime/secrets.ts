/** Ports to chance and to hashing: what nobody may guess, and what nobody may turn back. */

/** What a token is good for, as it stands before it. */
export type TokenKind = 'at' | 'rt' | 'ak' | 'in' | 'sl' | 'wh';

export interface Secrets {
  /** A new token with 32 bytes of chance. */
  next(kind: TokenKind): string;
  /** By which a token is known without being kept: SHA-256, which is enough where nothing can be guessed. */
  hash(token: string): string;
  /** HMAC-SHA-256 of a text under a secret, in hexadecimal. */
  sign(secret: string, text: string): string;
}

/** Hashes what people think of, slowly and with salt. Rejects with NODE_BUSY when too many wait for it. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for what is no hash, which is how nobody finds out who has an account. */
  verify(password: string, hash: string | null): Promise<boolean>;
}
