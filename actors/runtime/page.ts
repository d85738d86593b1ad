/** Pages of lists: each is gone on with from a place in the order of the list, whether or not what stood there is there still. */

export interface PageAsked {
  /** Where the last page ended; null where there was none. */
  readonly after: string | null;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where it ended; null where nothing comes after it. */
  readonly next: string | null;
}

/** A page as contracts ask for it, in which no place is an empty text. */
export const pageAsked = ({
  after,
  limit,
}: {
  readonly after: string;
  readonly limit: number;
}): PageAsked => ({
  after: after === '' ? null : after,
  limit,
});
