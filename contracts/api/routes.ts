/** The routes of the HTTP API, by the name under which they are answered. */
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { projectRoutes } from './project-routes.ts';
import type { Route } from './route.ts';
import { runRoutes } from './run-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export const routes = {
  ...projectRoutes,
  ...draftRoutes,
  ...runRoutes,
  ...commentRoutes,
  ...accountRoutes,
  ...memberRoutes,
  ...auditRoutes,
  ...webhookRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
