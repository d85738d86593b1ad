/** Tokens out of the machine’s own chance. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../../actors/runtime/secrets.ts';

export const systemSecrets: Secrets = {
  next: (kind) => `${kind}_${randomBytes(32).toString('base64url')}`,
  sign: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
  hash: (token) => createHash('sha256').update(token).digest('hex'),
};
