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
    loadComponent: () => import('./film/film-page.ts').then((file) => file.FilmPage),
  },
  { path: '**', redirectTo: '' },
];
