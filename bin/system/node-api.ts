/** Whether a node opens the HTTP API, and on which terms; the key of the operator goes nowhere else. */
import type { BrokerOptions } from 'moleculer';
import { openApi } from '../../services/http/open-api.ts';
import type { NodeApi } from '../../settings.ts';
import { version } from '../version.ts';
import { readWeb } from './web.ts';
import { LOCAL } from './film-system.ts';

/** Before the others: a node is ready when its API is open as well. */
export function withApi(options: BrokerOptions, api: NodeApi | null): BrokerOptions {
  if (api === null) return options;
  const { host, port, key, ...terms } = api;
  const keys = { local: null, operator: key };
  const opening = openApi({ host, port }, { ...terms, keys, localTenant: LOCAL, version, web: readWeb() });
  return { ...options, middlewares: [opening, ...(options.middlewares ?? [])] };
}
