/** What travels beside the params of a call or the data of an event: who speaks, and for whom. */
import type { Caller } from '../../contracts/modules/names.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface MessageMeta {
  readonly caller: Caller;
  readonly scope: Scope;
}
