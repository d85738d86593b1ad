/** What assets are like, as asset-knowledge keeps it. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { AssetKind } from '../../contracts/asset.ts';
import type { ErrorCode } from '../../contracts/error.ts';
import type { LikenessSpace } from '../../contracts/likeness.ts';
import type { Scope } from '../../contracts/shared.ts';

/** An asset that nobody has looked at, or not by the present formula. */
export interface UnseenAsset {
  readonly id: string;
  readonly projectId: string;
  readonly artifact: ArtifactRef;
}

export interface Nearby {
  readonly space: LikenessSpace;
  readonly vector: readonly number[];
  readonly kind: AssetKind | null;
  /** What it is that others are to be like, if it is one of them. */
  readonly except: string | null;
  /** What is added to the likeness of some, by their ids. */
  readonly worth: ReadonlyMap<string, number>;
  readonly limit: number;
}

export interface AssetVectors {
  /** Keeps what an asset is like; of one that is gone, nothing is kept. */
  keep(scope: Scope, assetId: string, vector: readonly number[]): Promise<void>;
  /** Keeps that looking came to nothing, which counts for so many tries. */
  fail(
    scope: Scope,
    assetId: string,
    failed: { readonly code: ErrorCode; readonly tries: number },
  ): Promise<void>;
  /** What is known of one: its vector, or why it has none; null where it is to be looked at. */
  find(tenantId: string, assetId: string): Promise<readonly number[] | ErrorCode | null>;
  /** The newest that are to be looked at, and how many there are in all. */
  unseen(
    tenantId: string,
    space: LikenessSpace,
    limit: number,
  ): Promise<{ readonly assets: readonly UnseenAsset[]; readonly total: number }>;
  /** The nearest, by the cosine of their vectors and what is added to it. */
  nearest(
    tenantId: string,
    nearby: Nearby,
  ): Promise<readonly { readonly assetId: string; readonly score: number }[]>;
}

/** Tried so often, a file is not looked at again: something in it ends whoever opens it. */
export const MOST_TRIES = 3;
