/** 01 gateway: authenticates, validates, deduplicates, stores what people edit, queries, streams. */
import { actionsOf } from '../action.ts';
import { projectActions } from './gateway/project-actions.ts';
import { requestActions } from './gateway/request-actions.ts';
import { runActions } from './gateway/run-actions.ts';
import { shotActions } from './gateway/shot-actions.ts';
import { readEvents } from './log.ts';

export * from './gateway/facts.ts';

export const gateway = actionsOf('gateway', {
  ...projectActions,
  ...runActions,
  ...requestActions,
  ...shotActions,
  readEvents,
});
