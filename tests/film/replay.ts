/** Shots of a delivered film drawn once more from the plan that lies in its store, with something else in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillIn, needsOf } from '../../actors/orchestrator/placeholders.ts';
import { decodeJson, type Made, type Workbench } from '../../actors/runtime/maker.ts';
import { open } from '../../adapters/pictures/index.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import {
  BackgroundOrder,
  RigOrder,
  ShotFacts,
  ShotOrder,
  type ShotDrawing,
} from '../../contracts/drawing.ts';
import { TaskDag, type TaskNode } from '../../contracts/task.ts';

/** A shot as it came out: its file and what that tells about itself. */
export interface Replayed {
  readonly path: string;
  readonly facts: ShotFacts;
}

/** Draws a shot of the film as `change` would have it. */
export type Replay = (shotId: string, change: (drawing: ShotDrawing) => ShotDrawing) => Promise<Replayed>;

/** The graph of all pictures, found among the documents of a delivery's store. */
function planIn(store: string): readonly TaskNode[] {
  for (const name of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
    if (!/[0-9a-f]{64}$/.test(name)) continue;
    const bytes = readFileSync(join(store, name));
    if (bytes[0] !== '{'.charCodeAt(0)) continue;
    const dag = TaskDag.safeParse(decodeJson(bytes));
    if (dag.success && dag.data.nodes.some(({ kind }) => kind === 'shot')) return dag.data.nodes;
  }
  throw new Error(`No plan lies in ${store}.`);
}

/** Stands for voices, which nobody listens to here. */
const UNHEARD = '0'.repeat(64);

const first = ({ artifacts }: Made): string => artifacts[0]?.sha256 ?? UNHEARD;

/** Nobody speaks in it: mouths are not what is looked at, and voices need not be made. */
const silent = (drawing: ShotDrawing): ShotDrawing => ({
  ...drawing,
  actors: drawing.actors.map((actor) => ({ ...actor, speech: [] })),
});

/** Plays shots of the film in `folder` again; what comes of it lies in `scratch`. */
export function replayIn(folder: string, scratch: string): Replay {
  const nodes = planIn(join(folder, '.ainern2d', 'objects'));
  const objects = openObjects(`folder:${scratch}`);
  const pictures = open('embedded:paper-cut');
  const bench: Workbench = { objects, progress: () => undefined, signal: new AbortController().signal };
  const node = (key: string): TaskNode => {
    const found = nodes.find((each) => each.key === key);
    if (found === undefined) throw new Error(`The plan has no ${key}.`);
    return found;
  };
  const addressOf = async (key: string): Promise<string> => {
    const { kind, inputs } = node(key);
    if (kind === 'rig') return first(await pictures.rig(RigOrder.parse(inputs), bench));
    if (kind === 'background') return first(await pictures.background(BackgroundOrder.parse(inputs), bench));
    return UNHEARD;
  };
  return async (shotId, change) => {
    const { inputs } = node(`shot:${shotId}`);
    const made = new Map<string, string>();
    for (const job of needsOf(inputs)) made.set(job, await addressOf(job));
    const order = ShotOrder.parse(fillIn(inputs, (job) => made.get(job) ?? ''));
    const { artifacts } = await pictures.shot({ ...order, drawing: change(silent(order.drawing)) }, bench);
    const of = (role: string): string => artifacts.find((each) => each.role === role)?.sha256 ?? '';
    return {
      path: await objects.localFile(of('video')),
      facts: ShotFacts.parse(decodeJson(await objects.get(of('facts')))),
    };
  };
}
