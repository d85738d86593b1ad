/** 03 entity-core: who and what a story has, settled once and kept. */
export { getBible, keepBible, settleEntities } from './settle-entities.ts';
