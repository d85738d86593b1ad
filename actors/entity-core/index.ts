/** 03 entity-core: who and what a story has, settled once and kept. */
export { getBible, keepBible, settleEntities } from './settle-entities.ts';
export { suggestLooks } from './suggest-looks.ts';
export { suggestVoices } from './suggest-voices.ts';
export { tryOn } from './try-on.ts';
