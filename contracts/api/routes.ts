/** The routes of the HTTP API, by the name under which they are answered. */
import { assetRoutes } from './asset-routes.ts';
import { bundleRoutes } from './bundle-routes.ts';
import { castRoutes } from './cast-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { addressRoutes } from './address-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { moneyRoutes } from './money-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import type { Route } from './route.ts';
import { shotRoutes } from './shot-routes.ts';
import { runRoutes } from './run-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const routes = {
  ...projectRoutes,
  ...draftRoutes,
  ...revisionRoutes,
  ...runRoutes,
  ...uploadRoutes,
  ...addressRoutes,
  ...bundleRoutes,
  ...assetRoutes,
  ...commentRoutes,
  ...moneyRoutes,
  ...accountRoutes,
  ...memberRoutes,
  ...auditRoutes,
  ...webhookRoutes,
  ...castRoutes,
  ...shotRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
