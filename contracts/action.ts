/** How an action is declared: once, for types, validation, documents and the boundary check. */
import type { z } from 'zod';
import type { ModuleName } from './modules/names.ts';

export interface ActionFacts<P extends z.ZodType, R extends z.ZodType> {
  /** One sentence for the generated documents. */
  readonly does: string;
  readonly params: P;
  readonly result: R;
  /** How long a caller waits, ms. */
  readonly timeoutMs?: number;
}

export interface Action<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly module: ModuleName;
  readonly verb: string;
  readonly does: string;
  readonly params: P;
  readonly result: R;
  readonly timeoutMs: number;
}

export type ParamsOf<A extends Action> = z.input<A['params']>;
export type ReceivedParamsOf<A extends Action> = z.output<A['params']>;
export type ResultOf<A extends Action> = z.output<A['result']>;

const DEFAULT_TIMEOUT_MS = 30_000;

/** Names every action of a module after its key: `planner.draftPlan`. */
export function actionsOf<const T extends Readonly<Record<string, ActionFacts<z.ZodType, z.ZodType>>>>(
  module: ModuleName,
  facts: T,
): { readonly [K in keyof T]: Action<T[K]['params'], T[K]['result']> } {
  const entries = Object.entries(facts).map(([verb, fact]) => [
    verb,
    { ...fact, name: `${module}.${verb}`, module, verb, timeoutMs: fact.timeoutMs ?? DEFAULT_TIMEOUT_MS },
  ]);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Action<T[K]['params'], T[K]['result']> };
}
