/** Addresses of files that hold for a while, for whoever has no key. */
import * as z from 'zod';
import { Delivery } from '../modules/gateway.ts';
import { ADDRESS_SECONDS } from '../modules/gateway/address-actions.ts';
import { Instant } from '../shared.ts';
import { nothing, runPath } from './route-pieces.ts';
import type { Route } from './route.ts';

export const addressRoutes = {
  signAddress: {
    right: 'share',
    ...{ method: 'POST', path: '/runs/{runId}/addresses' },
    does: 'Makes an address of a file of a finished film that anybody may fetch it from until it expires, after a week at most.',
    ...{ params: runPath, query: nothing },
    body: {
      kind: 'json',
      schema: z.strictObject({
        path: Delivery.shape.path,
        seconds: z.int().min(1).max(ADDRESS_SECONDS).default(3_600),
        /** Whether a browser saves the file instead of showing it. */
        download: z.boolean().default(false),
      }),
    },
    answer: {
      ...{ kind: 'json', status: 201 },
      schema: z.strictObject({ href: z.string(), expiresAt: Instant }),
    },
  },
} as const satisfies Readonly<Record<string, Route>>;
