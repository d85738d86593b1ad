/** Rows of the table, each against a limit, and what they come to. */
import { median } from '../median.ts';

export interface Row {
  readonly what: string;
  /** One number a round. */
  readonly values: readonly number[];
  readonly unit: string;
  /** Null for what is only told. */
  readonly limit: { readonly is: 'least' | 'most'; readonly value: number } | null;
}

export const least = (value: number): Row['limit'] => ({ is: 'least', value });
export const most = (value: number): Row['limit'] => ({ is: 'most', value });

function verdictOf({ values, limit }: Row): 'ok' | 'MISSED' | '' {
  if (limit === null) return '';
  const value = median(values);
  return (limit.is === 'least' ? value >= limit.value : value <= limit.value) ? 'ok' : 'MISSED';
}

const digits = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 2);

function line(row: Row): string {
  const { what, values, unit, limit } = row;
  const bound = limit === null ? '' : `${limit.is === 'least' ? '≥' : '≤'} ${limit.value} ${unit}`;
  const rounds = values.map(digits).join(', ');
  return `| ${what} | ${digits(median(values))} ${unit} | ${rounds} | ${bound} | ${verdictOf(row)} |`;
}

export const tableOf = (rows: readonly Row[]): string =>
  ['| what | median | rounds | limit | |', '| --- | --- | --- | --- | --- |', ...rows.map(line)].join('\n');

export const isMissed = (row: Row): boolean => verdictOf(row) === 'MISSED';

/** How many times as much each round of one is as the same round of another. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] =>
  ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
