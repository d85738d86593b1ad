/** The port to what the gateway knows of people: accounts, tenants, members, invitations, sessions and keys. */
import type { Page, PageAsked } from '../runtime/page.ts';
import type { Account, ApiKey, Invitation, Member, Membership } from '../../contracts/account.ts';
import type { Right, Role } from '../../contracts/rights.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

export interface NewTenant {
  readonly id: string;
  readonly title: string;
}

export interface Accounts {
  /** False when the address belongs to another account. */
  insert(scope: Scope, account: NewAccount): Promise<boolean>;
  find(id: string): Promise<Account | null>;
  /** With the hash that its password is compared with. */
  byEmail(email: string): Promise<{ readonly id: string; readonly passwordHash: string } | null>;
  passwordHash(id: string): Promise<string | null>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  /**
   * Forgets name, address and password, also as the title of a tenant, and ends memberships, sessions and keys; a tenant of
   * which nobody is left takes its invitations back, and its title. Rejects with OWNER_LAST where others would be left without an owner.
   */
  erase(id: string): Promise<void>;
}

export interface Tenants {
  /** Opens a tenant, unless it is there. */
  open(scope: Scope, tenant: NewTenant): Promise<void>;
  list(page: PageAsked): Promise<
    Page<{
      readonly id: string;
      readonly title: string;
      readonly members: number;
      readonly createdAt: string;
    }>
  >;
  /** Tenants that an account belongs to, the oldest membership first. */
  of(accountId: string): Promise<readonly Membership[]>;
}

export interface NewMember {
  readonly id: string;
  readonly accountId: string;
}

export interface Members {
  list(tenantId: string, page: PageAsked): Promise<Page<Member>>;
  /** Adds a member; one who is one already stays what he is. */
  add(scope: Scope, member: NewMember & { readonly role: Role }): Promise<void>;
  /**
   * Null where nobody of that name is a member; rejects with OWNER_LAST where no owner would be left, and with EDIT_CONFLICT
   * where he is something else than was seen.
   */
  setRole(
    tenantId: string,
    accountId: string,
    change: { readonly role: Role; readonly seen: SeenTags },
  ): Promise<Member | null>;
  /** False where nobody of that name is a member; ends his sessions and keys there. Rejects with OWNER_LAST likewise. */
  remove(tenantId: string, accountId: string): Promise<boolean>;
}

/** An invitation, by the hash of its token. */
export interface OpenInvitation {
  readonly id: string;
  readonly tenantId: string;
  readonly role: Role;
}

export interface Invitations {
  insert(
    scope: Scope,
    invitation: { readonly id: string; readonly hash: string; readonly role: Role; readonly days: number },
  ): Promise<Invitation>;
  list(tenantId: string, page: PageAsked): Promise<Page<Invitation>>;
  find(hash: string): Promise<OpenInvitation | null>;
  /**
   * Makes whoever takes it a member, unless he is one. False when somebody else was faster, its time is over, or his account
   * is erased.
   */
  take(scope: Scope, invitation: OpenInvitation, member: NewMember): Promise<boolean>;
  revoke(tenantId: string, id: string): Promise<boolean>;
}

/** Two tokens of a session by their hashes, and until when they are good. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
}

export interface TokenTimes {
  readonly accessExpiresAt: string;
  readonly refreshExpiresAt: string;
}

/** What a token is that asks for the next two. */
export type RefreshState =
  | {
      readonly kind: 'good';
      readonly sessionId: string;
      readonly accountId: string;
      readonly tenantId: string;
    }
  /** Whose it is does not belong to that tenant; the token is as good as before. */
  | { readonly kind: 'elsewhere'; readonly tenantId: string }
  /** It was used a moment ago: by another page of the same person, most likely. */
  | { readonly kind: 'raced' }
  /** It was used before, so somebody has it who should not: the session is ended. */
  | { readonly kind: 'stolen'; readonly sessionId: string }
  | { readonly kind: 'unknown' };

export interface Sessions {
  begin(
    scope: Scope,
    session: { readonly id: string; readonly accountId: string } & TokenPair,
  ): Promise<TokenTimes>;
  /** Uses a token by which the next are had, once, to go on in a tenant; null for the one that the session is in. */
  use(refreshHash: string, tenantId: string | null): Promise<RefreshState>;
  /** Adds the next two tokens of a session, which may move to another tenant with them. */
  renew(scope: Scope, sessionId: string, pair: TokenPair): Promise<TokenTimes>;
  end(accountId: string, sessionId: string): Promise<void>;
  endOthers(accountId: string, sessionId: string): Promise<void>;
  /** The newest hundred. */
  list(accountId: string): Promise<
    readonly {
      readonly id: string;
      readonly tenantId: string;
      readonly createdAt: string;
      readonly endedAt: string | null;
    }[]
  >;
}

/** Whom a token is of, as the tables say it. */
export interface TokenOwner {
  readonly by: 'session' | 'api key';
  readonly credentialId: string;
  readonly accountId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly role: Role;
  /** What a key may do at most; null where it is all that its owner may do. */
  readonly rights: readonly Right[] | null;
}

export interface ApiKeys {
  insert(
    scope: Scope,
    key: {
      readonly id: string;
      readonly hash: string;
      readonly accountId: string;
      readonly name: string;
      readonly rights: readonly Right[];
      readonly days: number | null;
    },
  ): Promise<ApiKey>;
  list(tenantId: string, accountId: string, page: PageAsked): Promise<Page<ApiKey>>;
  /** In all tenants. */
  listAll(accountId: string): Promise<readonly ApiKey[]>;
  revoke(tenantId: string, accountId: string, id: string): Promise<boolean>;
}

export interface AccountStore {
  readonly accounts: Accounts;
  readonly tenants: Tenants;
  readonly members: Members;
  readonly invitations: Invitations;
  readonly sessions: Sessions;
  readonly apiKeys: ApiKeys;
  /** Null for a token that is none, is over, or whose owner is no member any more. */
  ownerOf(tokenHash: string): Promise<TokenOwner | null>;
}
