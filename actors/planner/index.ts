/** 05 planner: script, shots, timeline and the graph of jobs. */
export { draftPlan } from './draft-plan.ts';
export { estimateLines, fitTimeline } from './fit-timeline.ts';
export type { DraftedPlan, FittedPlan, Plans } from './ports.ts';
