/** 05 planner: script, shots, timeline and the graph of jobs. */
export { draftPlan } from './draft-plan.ts';
export { estimateLines, fitTimeline } from './fit-timeline.ts';
export { preparer } from './prepare.ts';
export type { DraftedPlan, FittedPlan, PlannerPorts, Plans } from './ports.ts';
