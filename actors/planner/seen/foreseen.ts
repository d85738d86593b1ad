/** Whether what a plan calls shown is going to be seen long enough, judged from its drawings. */
import type { ShotDrawing } from '../../../contracts/drawing.ts';
import type { Coverage, Named } from '../../../contracts/script.ts';
import { cutEntry, type Account } from '../script/coverage.ts';
import { drawnActs, everyOf, type DrawnAct } from './drawn-acts.ts';

/** Seconds that are planned for at least, where 0.8 must be seen: a look may miss the beginning and the end of an act. */
const PLANNED = 0.9;

/** Drawings by shot. */
export type Drawings = ReadonlyMap<string, ShotDrawing>;

const isOf = ({ entityId, acts }: Named, drawn: DrawnAct): boolean =>
  drawn.entityId === entityId && (acts.length === 0 || acts.includes(drawn.act));

/** Seconds in which one who is named is seen in a shot doing what is told. */
function secondsIn(drawing: ShotDrawing, named: Named): number {
  const looks = drawnActs(drawing).filter((seen) => seen.some((each) => isOf(named, each)));
  return Math.min(drawing.frames, looks.length * everyOf(drawing)) / drawing.fps;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Seconds in which all whom an entry names are seen, the shortest counting; of a place, all of its shots. */
function foreseenSeconds({ names, shotIds }: Coverage, drawings: Drawings): number {
  const own = shotIds.flatMap((id) => drawings.get(id) ?? []);
  if (names.length === 0) return sum(own.map(({ frames, fps }) => frames / fps));
  return Math.min(...names.map((named) => sum(own.map((drawing) => secondsIn(drawing, named)))));
}

/** Speech tags name whoever speaks: without a deed to be seen they show nothing. Somebody’s own picture is taken at its word. */
const isForeseen = ({ fate, entry }: Account, drawings: Drawings): boolean =>
  (!fate.isTag || entry.names.length > 0) &&
  (entry.shotIds.some((id) => !drawings.has(id)) || foreseenSeconds(entry, drawings) >= PLANNED);

/** What a picture that is not drawn here shows cannot be made out: that it is seen is enough. */
const trusted = (entry: Coverage, drawings: Drawings): Coverage =>
  entry.shotIds.some((id) => !drawings.has(id)) ? { ...entry, names: [] } : entry;

export interface Foreseen {
  readonly coverage: Coverage[];
  /** Units that are called shown and will not be. */
  readonly unseen: ReadonlySet<string>;
}

/** The account of the story as its drawings bear it out. Speech tags that are not acted for long are only tags. */
export function foreseen(accounts: readonly Account[], drawings: Drawings, tagged: string): Foreseen {
  const missed = accounts.filter((account) => account.entry.as === 'shown' && !isForeseen(account, drawings));
  const coverage = accounts.map((account) =>
    account.fate.isTag && missed.includes(account)
      ? cutEntry(account.entry, tagged)
      : trusted(account.entry, drawings),
  );
  return { coverage, unseen: new Set(missed.filter(({ fate }) => !fate.isTag).map(({ fate }) => fate.unit)) };
}
