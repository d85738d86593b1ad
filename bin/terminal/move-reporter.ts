/** Tells a person, or a program, how a move goes on. */

export type MoveStep = 'looking' | 'objects' | 'rows';

/** What a move comes to, or would. */
export interface MoveSummary {
  readonly rows: number;
  /** Stored pieces that the film refers to. */
  readonly objects: number;
  /** Those of them that the other side does not have. */
  readonly objectsToMove: number;
  readonly bytesToMove: number;
}

export interface MoveReporter {
  /** How many of a step are done. */
  step(doing: MoveStep, done: number, total: number): void;
  /** What would be moved. */
  plan(summary: MoveSummary): void;
  /** What was moved. */
  moved(summary: MoveSummary): void;
  say(text: string): void;
}

export interface Printed {
  readonly json: boolean;
  /** The sentence for a film that has arrived. */
  readonly arrived: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const sized = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export const summaryText = ({ rows, objects, objectsToMove, bytesToMove }: MoveSummary): string =>
  `${rows} rows and ${objects} objects; ${objectsToMove} of these, ${sized(bytesToMove)}, are not there yet.`;

const names: Readonly<Record<MoveStep, string>> = {
  looking: 'looking for what belongs to the film',
  objects: 'objects',
  rows: 'rows',
};

/** One line for each tenth of a step. */
function stepLines(err: Printed['err']): MoveReporter['step'] {
  let [last, lastTenth] = ['', -1];
  return (doing, done, total) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    if (doing === last && tenth <= lastTenth) return;
    [last, lastTenth] = [doing, tenth];
    err(doing === 'looking' ? `${names[doing]}\n` : `${names[doing]}: ${done} of ${total}\n`);
  };
}

const humanReporter = ({ arrived, out, err }: Printed): MoveReporter => ({
  step: stepLines(err),
  plan: (summary) => out(`Would be moved: ${summaryText(summary)}\n`),
  moved: () => err(`${arrived}\n`),
  say: (text) => err(`${text}\n`),
});

function jsonReporter({ arrived, out }: Printed): MoveReporter {
  const write = (line: Readonly<Record<string, unknown>>): void => out(`${JSON.stringify(line)}\n`);
  return {
    step: (doing, done, total) => write({ type: 'progress', doing, done, total }),
    plan: (summary) => write({ type: 'plan', ...summary }),
    moved: (summary) => {
      write({ type: 'moved', ...summary });
      write({ type: 'message', text: arrived });
    },
    say: (text) => write({ type: 'message', text }),
  };
}

/** One JSON document a line, or lines for people. */
export const moveReporter = (printed: Printed): MoveReporter =>
  printed.json ? jsonReporter(printed) : humanReporter(printed);
