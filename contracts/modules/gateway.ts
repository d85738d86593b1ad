/** 01 gateway: authenticates, validates, deduplicates, stores what people edit, queries, streams. */
import { actionsOf } from '../action.ts';
import { assetActions } from './gateway/asset-actions.ts';
import { bundleActions } from './gateway/bundle-actions.ts';
import { addressActions } from './gateway/address-actions.ts';
import { accountActions } from './gateway/account-actions.ts';
import { auditActions } from './gateway/audit-actions.ts';
import { commentActions } from './gateway/comment-actions.ts';
import { memberActions } from './gateway/member-actions.ts';
import { moneyActions } from './gateway/money-actions.ts';
import { projectActions } from './gateway/project-actions.ts';
import { requestActions } from './gateway/request-actions.ts';
import { revisionActions } from './gateway/revision-actions.ts';
import { runActions } from './gateway/run-actions.ts';
import { webhookActions } from './gateway/webhook-actions.ts';
import { uploadActions } from './gateway/upload-actions.ts';
import { shotActions } from './gateway/shot-actions.ts';
import { readEvents } from './log.ts';

export { RunCosts } from './gateway/money-actions.ts';
export * from './gateway/facts.ts';

export const gateway = actionsOf('gateway', {
  ...projectActions,
  ...runActions,
  ...requestActions,
  ...uploadActions,
  ...addressActions,
  ...bundleActions,
  ...assetActions,
  ...moneyActions,
  ...accountActions,
  ...memberActions,
  ...commentActions,
  ...auditActions,
  ...webhookActions,
  ...revisionActions,
  ...shotActions,
  readEvents,
});
