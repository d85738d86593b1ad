/** The routes of the HTTP API, by the name under which they are answered. */
import { castRoutes } from './cast-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import type { Route } from './route.ts';
import { runRoutes } from './run-routes.ts';

export const routes = {
  ...projectRoutes,
  ...draftRoutes,
  ...revisionRoutes,
  ...runRoutes,
  ...castRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
