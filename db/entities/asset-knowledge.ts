/** Tables of 04 asset-knowledge: its library is code until people add assets of their own. */
import { eventLog } from './event-log.ts';

export const assetKnowledgeEntities = [eventLog('asset-knowledge')];
