/** The routes of the HTTP API, by the name under which they are answered. */
import { draftRoutes } from './draft-routes.ts';
import { projectRoutes } from './project-routes.ts';
import type { Route } from './route.ts';
import { shotRoutes } from './shot-routes.ts';
import { runRoutes } from './run-routes.ts';

export const routes = {
  ...projectRoutes,
  ...draftRoutes,
  ...runRoutes,
  ...shotRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
