import type { Routes } from '@angular/router';

/** Every screen has an address of its own and is fetched when it is first opened. */
export const addresses: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./projects/projects-page.ts').then((file) => file.ProjectsPage),
  },
  {
    path: 'projects/:projectId',
    loadComponent: () => import('./project/project-shell.ts').then((file) => file.ProjectShell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./film/film-page.ts').then((file) => file.FilmPage),
      },
      {
        path: 'cast',
        loadComponent: () => import('./cast/cast-page.ts').then((file) => file.CastPage),
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
