import type { Routes } from '@angular/router';
import { guestWay, knownWay } from './coming-in/guest-way.ts';

/** The screens of one project, which share what is known of it. */
const screens: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./film/film-page.ts').then((file) => file.FilmPage),
  },
  {
    path: 'storyboard',
    loadComponent: () => import('./storyboard/storyboard-page.ts').then((file) => file.StoryboardPage),
  },
  {
    path: 'cast',
    loadComponent: () => import('./cast/cast-page.ts').then((file) => file.CastPage),
  },
  {
    path: 'versions',
    loadComponent: () => import('./versions/versions-page.ts').then((file) => file.VersionsPage),
  },
  {
    path: 'export',
    loadComponent: () => import('./export/export-page.ts').then((file) => file.ExportPage),
  },
];

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
    loadComponent: () => import('./project/project-shell.ts').then((file) => file.ProjectShell),
    children: screens,
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
