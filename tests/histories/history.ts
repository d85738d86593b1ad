/** A run as its database kept it: every event in order, what each asked to be done, and where it ended. */
import type { Gate, RunCommand, RunEvent } from '../../machines/run.machine.ts';
import { firstStep, stepRun, type StoredSnapshot } from '../../machines/step.ts';

interface HistoryHead {
  /** How the run came to be what it is, for people. */
  readonly says: string;
  readonly machineVersion: number;
  readonly gates: readonly Gate[];
  /** What was stored last. */
  readonly snapshot: StoredSnapshot;
}

interface HistoryStep {
  readonly event: RunEvent;
  readonly commands: readonly RunCommand[];
}

export interface History extends HistoryHead {
  readonly steps: readonly HistoryStep[];
}

/** What each event asks to be done, from a snapshot on, and where that leads. */
export function play(from: StoredSnapshot, events: readonly RunEvent[]): Pick<History, 'steps' | 'snapshot'> {
  let snapshot = from;
  const steps = events.map((event) => {
    const step = stepRun(snapshot, event);
    snapshot = step.snapshot;
    return { event, commands: step.commands };
  });
  return { steps, snapshot };
}

/** Where a run stood before its first event. */
export const beginningOf = ({ gates }: Pick<History, 'gates'>): StoredSnapshot => firstStep(gates).snapshot;

/** One line for the head, and one for each event. */
export function written({ steps, ...head }: History): string {
  const lines = [head, ...steps.map(({ event, commands }) => (commands.length > 0 ? [event, commands] : [event]))];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

export function readHistory(text: string): History {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const steps = lines.map((line) => {
    const [event, commands = []] = JSON.parse(line) as [RunEvent, RunCommand[]?];
    return { event, commands };
  });
  return { ...(JSON.parse(head) as HistoryHead), steps };
}
