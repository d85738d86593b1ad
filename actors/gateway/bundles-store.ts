/** The port to what the gateway keeps of projects, as a whole. */
import type { BundledComment, BundledFile, Writings } from '../../contracts/bundle.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface NewProject extends Writings {
  readonly id: string;
  readonly title: string;
  readonly idempotencyKey: string;
  readonly files: readonly (BundledFile & { readonly id: string })[];
  readonly comments: readonly BundledComment[];
}

export interface Bundles {
  /** In the order of their numbers. */
  writings(tenantId: string, projectId: string): Promise<Writings>;
  /** Which of these documents of takes the tenant’s own revisions keep. */
  takes(tenantId: string, documents: readonly string[]): Promise<readonly string[]>;
  /** Stores all of a project or nothing; of this key there may be one already, which is left as it is. */
  insert(scope: Scope, project: NewProject): Promise<{ readonly id: string }>;
}
