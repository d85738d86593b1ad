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
