import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from './session.ts';

/** A guest of a share link sees the film that it is of, wherever he comes in; everybody else goes where he wanted. */
export const guestWay: CanActivateFn = async () => {
  const [session, router] = [inject(Session), inject(Router)];
  const { principal } = await session.meet();
  if (principal.by !== 'share link') return true;
  return router.createUrlTree(['/review', principal.projectId]);
};

/** Only somebody who is known. */
export const knownWay: CanActivateFn = async () => {
  await inject(Session).meet();
  return true;
};
