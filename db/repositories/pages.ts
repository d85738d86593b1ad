/** Places at which pages of lists end, in SQL: what a row is ordered by, and its id. The row itself may be gone by then. */
import type { Page } from '../../actors/runtime/page.ts';
import type { Row } from '../module-database.ts';

/** A row, and where a page ends that ends with it. */
export type Placed<T> = T & Row & { readonly place: string };

const numberIn = (parameter: string): string => `split_part(${parameter}::text, '.', 1)::bigint`;

const instantIn = (parameter: string): string =>
  `timestamptz 'epoch' + ${numberIn(parameter)} * interval '1 microsecond'`;

const idIn = (parameter: string): string => `substr(${parameter}::text, strpos(${parameter}::text, '.') + 1)`;

/** Of a list in the order of creation. `of` is the table, or what it is called in the statement. */
export const placeOfMade = (of: string): string =>
  `(extract(epoch from ${of}.created_at) * 1000000)::bigint || '.' || ${of}.id as place`;

interface Beyond {
  readonly of: string;
  /** `<` where the newest comes first. */
  readonly is: '<' | '>';
  /** Of the statement, such as `$2`: a place, or null for the beginning. */
  readonly parameter: string;
}

export const isMadeBeyond = ({ of, is, parameter }: Beyond): string =>
  `(${parameter}::text is null or (${of}.created_at, ${of}.id) ${is} (${instantIn(parameter)}, ${idIn(parameter)}))`;

/** Of a list in the order of a column of numbers, of which no two are alike. */
export const placeOfNumber = (of: string, column: string): string =>
  `${of}.${column} || '.' || ${of}.id as place`;

export const isNumberBeyond = (column: string, { of, is, parameter }: Beyond): string =>
  `(${parameter}::text is null or ${of}.${column} ${is} ${numberIn(parameter)})`;

const withoutPlace = <T>({ place: _, ...row }: Placed<T>): T => row as unknown as T;

/** A page that is full may have another after it. */
export const paged = <T>(rows: readonly Placed<T>[], limit: number): Page<T> => ({
  items: rows.map(withoutPlace),
  next: rows.length === limit ? (rows.at(-1)?.place ?? null) : null,
});
