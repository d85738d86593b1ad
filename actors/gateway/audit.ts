/** Who did what: a chain in which each entry holds the one before it fast. */
import type { AuditCheck, AuditEntry, Deed } from '../../contracts/audit.ts';
import type { Scope } from '../../contracts/shared.ts';
import { canonicalJson, sha256Hex } from '../runtime/fingerprint.ts';

/** An entry as it is kept: the text of it is what was hashed. */
export interface KeptDeed {
  readonly number: number;
  readonly entry: string;
  readonly hash: string;
}

/** A deed that becomes the next entry, whatever the one before it turns out to be. */
export type NextDeed = (before: Pick<KeptDeed, 'number' | 'hash'> | null) => KeptDeed;

export interface AuditStore {
  /** Adds one entry after the last; those who add at once wait for each other. */
  add(scope: Scope, actor: string, next: NextDeed): Promise<number>;
  /** After a number, in order; of one actor where he is named. */
  list(tenantId: string, page: AuditPage): Promise<readonly KeptDeed[]>;
}

export interface AuditPage {
  readonly actor: string | null;
  readonly deed: string | null;
  readonly after: number;
  readonly limit: number;
}

/** The hash before the first. */
const BEGINNING = '0'.repeat(64);

const hashAfter = (before: string, entry: string): string => sha256Hex(`${before}\n${entry}`);

/** `at`: ms since the epoch. */
export const nextDeed =
  (deed: Deed, at: number): NextDeed =>
  (before) => {
    const number = (before?.number ?? 0) + 1;
    const entry = canonicalJson({ ...deed, number, at: new Date(at).toISOString() });
    return { number, entry, hash: hashAfter(before?.hash ?? BEGINNING, entry) };
  };

export const toEntry = ({ entry, hash }: KeptDeed): AuditEntry => ({
  ...(JSON.parse(entry) as Omit<AuditEntry, 'hash'>),
  hash,
});

const PAGE = 500;

interface Checked {
  readonly number: number;
  readonly hash: string;
}

/** The number of the first that is not what was written after the one before; null where all are. */
function brokenIn(page: readonly KeptDeed[], from: Checked): number | null {
  let before = from;
  for (const { number, entry, hash } of page) {
    const isNext = number === before.number + 1 && toEntry({ number, entry, hash }).number === number;
    if (!isNext || hash !== hashAfter(before.hash, entry)) return before.number + 1;
    before = { number, hash };
  }
  return null;
}

/** Walks the whole chain of a tenant. */
export async function checkDeeds(store: AuditStore, tenantId: string): Promise<AuditCheck> {
  let before: Checked = { number: 0, hash: BEGINNING };
  for (;;) {
    const page = await store.list(tenantId, { actor: null, deed: null, after: before.number, limit: PAGE });
    const brokenAt = brokenIn(page, before);
    before = page.at(-1) ?? before;
    if (brokenAt !== null || page.length < PAGE)
      return { entries: before.number, brokenAt, lastHash: before.hash };
  }
}
