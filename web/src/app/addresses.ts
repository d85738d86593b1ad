import type { Routes } from '@angular/router';
import { guestWay, knownWay } from './coming-in/guest-way.ts';

/** Every screen has an address of its own and is fetched when it is first opened. */
export const addresses: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [guestWay],
    loadComponent: () => import('./projects/projects-page.ts').then((file) => file.ProjectsPage),
  },
  {
    path: 'projects/:projectId',
    canActivate: [guestWay],
    loadComponent: () => import('./film/film-page.ts').then((file) => file.FilmPage),
  },
  {
    path: 'projects/:projectId/storyboard',
    canActivate: [guestWay],
    loadComponent: () => import('./storyboard/storyboard-page.ts').then((file) => file.StoryboardPage),
  },
  {
    path: 'projects/:projectId/versions',
    canActivate: [guestWay],
    loadComponent: () => import('./versions/versions-page.ts').then((file) => file.VersionsPage),
  },
  {
    path: 'projects/:projectId/export',
    canActivate: [guestWay],
    loadComponent: () => import('./export/export-page.ts').then((file) => file.ExportPage),
  },
  {
    path: 'review/:projectId',
    canActivate: [knownWay],
    loadComponent: () => import('./review/review-page.ts').then((file) => file.ReviewPage),
  },
  {
    path: 'invitations/:token',
    canActivate: [knownWay],
    loadComponent: () => import('./coming-in/invitation-page.ts').then((file) => file.InvitationPage),
  },
  { path: '**', redirectTo: '' },
];
