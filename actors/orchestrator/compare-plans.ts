/** Which jobs of a new plan are made already, and which must be made anew, found by their digests. Pure given what is cached. */
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { Recipe } from '../../contracts/route.ts';
import type { RoleArtifact } from '../../contracts/artifact.ts';
import type { TaskNode } from '../../contracts/task.ts';
import { digestOf } from './digest.ts';
import { fillIn, needsOf } from './placeholders.ts';

/** What came of work. */
export interface Made {
  readonly artifacts: readonly RoleArtifact[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Finds out which digests have been made, and what came of them. */
export type LookUp = (digests: readonly string[]) => Promise<ReadonlyMap<string, Made>>;

export interface Touched {
  readonly node: TaskNode;
  readonly because: string;
}

export interface Comparison {
  readonly touched: ReadonlyMap<string, Touched>;
  readonly reused: ReadonlyMap<string, TaskNode>;
  /** What is known of the work that is reused. */
  readonly facts: ReadonlyMap<string, Made['facts']>;
}

interface Terms {
  readonly tenantId: string;
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly lookUp: LookUp;
}

/** Why a job whose sources are all unchanged is made anew all the same. */
function ownReason({ kind, subject }: TaskNode): string {
  if (kind === 'voice') return `the words or the voice of the line ${subject.lineId ?? ''} are different`;
  if (kind === 'shot') return 'its staging or its timing is different';
  if (kind === 'footage' || kind === 'sound') return 'somebody has put it in, or its length is different';
  if (kind === 'mix') return 'sounds lie elsewhere or are new';
  return 'what it is made from is different';
}

class Comparer {
  readonly #terms: Terms;
  readonly #artifacts = new Map<string, readonly RoleArtifact[]>();
  readonly touched = new Map<string, Touched>();
  readonly reused = new Map<string, TaskNode>();
  readonly facts = new Map<string, Made['facts']>();

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  isDecided(key: string): boolean {
    return this.touched.has(key) || this.#artifacts.has(key);
  }

  /** Decides nodes whose needs are all decided. */
  async decide(nodes: readonly TaskNode[]): Promise<void> {
    const asked: { readonly digest: string; readonly node: TaskNode }[] = [];
    for (const node of nodes) {
      const fresh = needsOf(node.inputs).find((need) => this.touched.has(need));
      const digest = fresh === undefined ? this.#digest(node) : null;
      if (digest === null)
        this.touched.set(node.key, { node, because: `${fresh ?? 'something it needs'} is made anew` });
      else asked.push({ digest, node });
    }
    // The same words said twice are one digest of two jobs.
    const found = await this.#terms.lookUp([...new Set(asked.map(({ digest }) => digest))]);
    for (const { digest, node } of asked) this.#settle(node, found.get(digest));
  }

  #settle(node: TaskNode, made: Made | undefined): void {
    if (made === undefined) {
      this.touched.set(node.key, { node, because: ownReason(node) });
      return;
    }
    this.#artifacts.set(node.key, made.artifacts);
    this.facts.set(node.key, made.facts);
    this.reused.set(node.key, node);
  }

  /** Digest of a node, or null when an artifact it needs does not exist. */
  #digest({ kind, inputs, takeNo, madeAs }: TaskNode): string | null {
    if (madeAs !== undefined) return madeAs;
    const recipe = this.#terms.recipes[kind];
    if (recipe === undefined) return null;
    // A role that a job did not make leaves an empty hash, which no kind of work accepts.
    const find = (job: string, role: string): string =>
      this.#artifacts.get(job)?.find((made) => made.role === role)?.sha256 ?? '';
    const parsed = jobKinds[kind].inputs.safeParse(fillIn(inputs, find));
    return parsed.success
      ? digestOf({ tenantId: this.#terms.tenantId, kind, inputs: parsed.data, recipe, takeNo })
      : null;
  }
}

/** Goes through the graph from its sources on, so that every job knows whether what it needs is made anew. */
export async function comparePlan(nodes: readonly TaskNode[], terms: Terms): Promise<Comparison> {
  const comparer = new Comparer(terms);
  let open = [...nodes];
  while (open.length > 0) {
    const next = open.filter(({ inputs }) => needsOf(inputs).every((need) => comparer.isDecided(need)));
    if (next.length === 0) break;
    await comparer.decide(next);
    const decided = new Set(next.map(({ key }) => key));
    open = open.filter(({ key }) => !decided.has(key));
  }
  const { touched, reused, facts } = comparer;
  return { touched, reused, facts };
}
