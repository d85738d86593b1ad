/** Breaks a scene of the script into moments: what is seen together, who is looked at, and how close. */
import type { ScriptElement } from '../../../contracts/script.ts';
import { withBackdrop } from '../stage/act.ts';
import { placed, type Stage } from '../stage/stage.ts';
import { deedGroups, isSmall } from './deed-groups.ts';
import { deedMoment, openingMoment, stillMoment } from './deed-moments.ts';
import { rowedMoment } from './thing-moments.ts';
import { gatheredLines, MOST_LINES, spokenElement } from './gather-lines.ts';
import { reactionMoment, speechMoment, toldMoment } from './heard-moments.ts';
import type { Moment } from './moment.ts';
import { begun, withMoment, type Progress, type SceneBrief } from './scene-progress.ts';
import { addressed, offered } from './offers.ts';
import { isSpoken } from './speech-framing.ts';

export interface DirectedScene {
  readonly moments: readonly Moment[];
  readonly stage: Stage;
}

/** Directs a scene from the stage as it is found. */
export function directScene(brief: SceneBrief, start: Stage): DirectedScene {
  const { elements } = brief.scene;
  let progress = begun(start);
  if ((elements.length === 0 || spokenElement(elements[0])) && !brief.isReturn)
    progress = withMoment(progress, openingMoment(brief, start));
  for (let at = 0; at < elements.length;) {
    const step = directed(brief, progress, at);
    progress = step.progress;
    at += step.used;
  }
  return { moments: progress.moments, stage: progress.stage };
}

interface Step {
  readonly progress: Progress;
  /** Elements that went into it. */
  readonly used: number;
}

function directed(brief: SceneBrief, progress: Progress, at: number): Step {
  const element = brief.scene.elements[at];
  if (element === undefined) return { progress, used: 1 };
  const met = furnished(brief, found(brief, progress, element), element);
  if (element.kind === 'action') return { progress: acted(brief, met, at), used: 1 };
  if (isSpoken(element)) return said(brief, met, at);
  const told = toldMoment(brief, met, { element, next: brief.scene.elements[at + 1] });
  return { progress: withMoment(met, told), used: 1 };
}

/** Trees, fires and tables that the words name stand beside whoever is with them. */
function furnished({ setting }: SceneBrief, progress: Progress, element: ScriptElement): Progress {
  const subjects = 'subjects' in element ? element.subjects : [];
  const who = progress.stage.people.get(subjects.find((id) => progress.stage.people.has(id)) ?? '');
  const named = subjects.flatMap((id) => setting.props.get(id) ?? []);
  const stage = named.reduce((sum, prop) => (who ? withBackdrop(sum, prop, who) : sum), progress.stage);
  return { ...progress, stage };
}

/** Those whom the script finds in the scene from this element on. */
function found({ blocking, setting }: SceneBrief, progress: Progress, element: ScriptElement): Progress {
  const ids = [...blocking.arrivals].flatMap(([id, arrival]) =>
    arrival !== 'start' && arrival.element === element.id && arrival.how === 'is found' ? [id] : [],
  );
  return { ...progress, stage: ids.reduce((stage, id) => placed(stage, id, setting), progress.stage) };
}

/** Deeds get shots of their own, except small ones just before the actor's own line, which lead into it. */
function acted(brief: SceneBrief, progress: Progress, at: number): Progress {
  const element = brief.scene.elements[at];
  if (element?.kind !== 'action') return progress;
  if (element.actions.length === 0) return withMoment(progress, stillMoment(brief, progress, element));
  const cast = new Set(brief.setting.characters.keys());
  const groups = deedGroups(element.actions, cast);
  const last = groups.at(-1);
  const next = brief.scene.elements[at + 1];
  const leads =
    last !== undefined && isSmall(last, cast) && spokenElement(next) && next.speaker === last.actor && at > 0;
  const own = leads ? groups.slice(0, -1) : groups;
  const shown = own.reduce((sum, group, index) => {
    const shot = { group, index, element };
    return withMoment(sum, rowedMoment(brief, sum, shot) ?? deedMoment(brief, sum, shot));
  }, progress);
  return leads ? { ...shown, leading: { element, actions: last.actions } } : shown;
}

/** Elements that the framing of a line can depend on: those that may share it, and the one after. */
const AHEAD = MOST_LINES + 1;

function said(brief: SceneBrief, progress: Progress, at: number): Step {
  const { stage, exchange } = progress;
  const ahead = brief.scene.elements
    .slice(at, at + AHEAD)
    .map((element, index) =>
      offered(addressed(element, stage, index === 0 ? exchange.lastSpeaker : null), stage),
    );
  const lines = gatheredLines(ahead, brief.text);
  const spoken = withMoment(progress, speechMoment(brief, progress, lines));
  const reaction = reactionMoment(brief, spoken, ahead[lines.length]);
  return { progress: reaction === null ? spoken : withMoment(spoken, reaction), used: lines.length };
}
