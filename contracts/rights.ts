/** Who may do what: the one table of roles and rights that the gateway, the studio and the tests read. */
import * as z from 'zod';

/**
 * What somebody may do.
 *
 * - `watch`: see films, how far they are, where their shots begin, and what is said about them.
 * - `look`: see stories, drafts and everything else that films are made of.
 * - `comment`: say something about a film.
 * - `review`: let a film that waits for a review go on.
 * - `write`: change stories, casts, shots and drafts; put in files.
 * - `make`: have films made, which costs time and money.
 * - `share`: let people without an account see a film, and see who has one in the tenant: names and addresses.
 * - `manage`: members, keys, budgets and everything else of the tenant.
 * - `operate`: the installation, of which all tenants are; nothing of what they make.
 */
export const Right = z.enum([
  'watch',
  'look',
  'comment',
  'review',
  'write',
  'make',
  'share',
  'manage',
  'operate',
]);
export type Right = z.infer<typeof Right>;

/** What somebody is in a tenant. */
export const Role = z.enum(['owner', 'director', 'writer', 'reviewer', 'viewer']);
export type Role = z.infer<typeof Role>;

export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['watch', 'look', 'comment', 'review', 'write', 'make', 'share', 'manage'],
  director: ['watch', 'look', 'comment', 'review', 'write', 'make', 'share'],
  writer: ['watch', 'look', 'comment', 'write'],
  reviewer: ['watch', 'look', 'comment', 'review'],
  viewer: ['watch', 'look'],
};
