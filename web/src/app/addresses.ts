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
  {
    path: 'projects/:projectId/storyboard',
    loadComponent: () => import('./storyboard/storyboard-page.ts').then((file) => file.StoryboardPage),
  },
  {
    path: 'projects/:projectId/versions',
    loadComponent: () => import('./versions/versions-page.ts').then((file) => file.VersionsPage),
  },
  {
    path: 'projects/:projectId/export',
    loadComponent: () => import('./export/export-page.ts').then((file) => file.ExportPage),
  },
  { path: '**', redirectTo: '' },
];
