/** Tells a person, or a program, how a run goes on. */
import cliProgress from 'cli-progress';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import { FoundTeller, type Found } from './found.ts';
import { ProgressBook, type Progress } from './progress.ts';

export interface Reporter {
  event(event: EventEnvelope): void;
  /** What was found in the story, before its run has begun. */
  found(found: Found): void;
  /** A line of text for people; programs get it as an event of type `message`. */
  say(text: string): void;
  finish(): void;
}

const TICK_MS = 500;

/** Whether it happened before this process began: a run that goes on tells its whole history. */
const isFromBefore = ({ at }: EventEnvelope): boolean => Date.parse(at) < performance.timeOrigin;

/** One JSON document a line: every event, and after each of now that moves it the progress. */
function jsonReporter(now: () => number): Reporter {
  const book = new ProgressBook(now());
  const write = (line: Record<string, unknown>): void =>
    void process.stdout.write(`${JSON.stringify(line)}\n`);
  return {
    event: (event) => {
      const replayed = isFromBefore(event);
      book.note(event, replayed);
      const { name, at, data } = event;
      write({ type: 'event', name, at, ...(replayed && { replayed }), data });
      if (replayed) return;
      if (event.name === 'job.succeeded' || event.name === 'stage.entered')
        write({ type: 'progress', ...book.at(now()) });
    },
    found: (found) => write({ type: 'found', ...found }),
    say: (text) => write({ type: 'message', text }),
    finish: () => undefined,
  };
}

const seconds = (left: number | null): string =>
  left === null ? '…' : left >= 90 ? `${Math.round(left / 60)} min` : `${left} s`;

function settledIn(event: EventEnvelope): Found | null {
  if (event.name !== 'entity.settled') return null;
  const { cast, places } = eventData('entity.settled', event);
  return { cast: cast.map(({ name }) => name), places: places.map(({ name }) => name) };
}

/** A bar on a terminal; plain lines where there is none, one for each tenth. */
function humanReporter(now: () => number): Reporter {
  const book = new ProgressBook(now());
  const bar = process.stderr.isTTY ? startBar() : null;
  let lastTenth = -1;
  const show = (progress: Progress): void => {
    const tenth = Math.floor(progress.share * 10);
    if (bar !== null)
      bar.update(Math.floor(progress.share * 1000), {
        doing: progress.doing,
        left: seconds(progress.secondsLeft),
      });
    else if (tenth > lastTenth)
      process.stderr.write(`${tenth * 10} % ${progress.doing}, ${seconds(progress.secondsLeft)} left\n`);
    lastTenth = Math.max(lastTenth, tenth);
  };
  const ticker = bar === null ? undefined : setInterval(() => show(book.at(now())), TICK_MS);
  const say = (text: string): void => {
    if (bar === null) process.stderr.write(`${text}\n`);
    else bar.say(text);
  };
  const teller = new FoundTeller();
  const found = (all: Found): void => {
    const line = teller.tell(all);
    if (line !== null) say(line);
  };
  return {
    event: (event) => {
      book.note(event, isFromBefore(event));
      const settled = settledIn(event);
      if (settled !== null) found(settled);
      if (event.name === 'job.succeeded' || event.name === 'stage.entered') show(book.at(now()));
    },
    found,
    say,
    finish: () => {
      clearInterval(ticker);
      bar?.stop();
    },
  };
}

interface Bar {
  update(value: number, payload: Record<string, string>): void;
  say(text: string): void;
  stop(): void;
}

function startBar(): Bar {
  const bars = new cliProgress.MultiBar(
    {
      format: '{bar} {percentage} % · {doing} · {left} left',
      hideCursor: true,
      clearOnComplete: false,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  );
  const bar = bars.create(1000, 0, { doing: 'starting', left: '…' });
  return {
    update: (value, payload) => bar.update(value, payload),
    say: (text) => bars.log(`${text}\n`),
    stop: () => bars.stop(),
  };
}

/** `now` is a clock in milliseconds that never goes back. */
export const reporter = (json: boolean, now: () => number): Reporter =>
  json ? jsonReporter(now) : humanReporter(now);
