/** People, what they are in a tenant, and what they prove it with. */
import * as z from 'zod';
import { Right, Role } from './rights.ts';
import { Id, Instant, Words } from './shared.ts';

/** An address of e-mail: a name by which somebody logs in. Nothing is sent to it. */
export const Email = z
  .string()
  .max(254)
  .transform((text) => text.trim().normalize('NFKC').toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^[^\s@<>"\\]{1,64}@[^\s@<>"\\]{1,180}\.[^\s@<>"\\.]{2,}$/, 'It is no address of e-mail'),
  );

/** Long enough not to be guessed, short enough to be hashed without harm. */
export const Password = Words.min(10).max(200);

export const PersonName = Words.trim().min(1).max(100);

export const Account = z.strictObject({ id: Id, email: z.string(), name: z.string(), createdAt: Instant });
export type Account = z.infer<typeof Account>;

/** A tenant that somebody belongs to. */
export const Membership = z.strictObject({ tenantId: Id, title: z.string(), role: Role });
export type Membership = z.infer<typeof Membership>;

export const Member = z.strictObject({
  accountId: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  since: Instant,
});
export type Member = z.infer<typeof Member>;

/** Whoever asks, as far as a request has proved it. */
export const Principal = z.strictObject({
  /** Who it is; of a guest the link that let him in, and of whoever has proved nothing no name at all. */
  accountId: Id,
  name: z.string(),
  tenantId: Id,
  /** The one project that a guest reaches; null for all of the tenant. */
  projectId: Id.nullable(),
  rights: z.array(Right),
  /** What it was proved with. */
  by: z.enum(['local key', 'session', 'api key', 'share link', 'signed address', 'nothing']),
  /** The session, key or link; with it everything that it proves ends. */
  credentialId: Id,
});
export type Principal = z.infer<typeof Principal>;

/** 32 bytes nobody can guess, said in base64url; what it is good for stands before it. */
export const Token = z.string().regex(/^(at|rt|ak|in|sl)_[\w-]{43}$/, 'It is no token');

/** What a login gives: a token for some minutes, and one by which the next two are had, once. */
export const Grant = z.strictObject({
  tenantId: Id,
  accessToken: Token,
  accessExpiresAt: Instant,
  refreshToken: Token,
  refreshExpiresAt: Instant,
});
export type Grant = z.infer<typeof Grant>;

/** The key of a program: it may do some of what whoever made it may do. */
export const ApiKey = z.strictObject({
  id: Id,
  name: z.string(),
  rights: z.array(Right),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** An offer to become a member, good for whoever has its token, once. */
export const Invitation = z.strictObject({ id: Id, role: Role, createdAt: Instant, expiresAt: Instant });
export type Invitation = z.infer<typeof Invitation>;
