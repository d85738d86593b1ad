/** Whether what a worker hands in is what a kind of job promises; nothing of it is kept before that is known. */
import type { RoleArtifact } from '../../contracts/artifact.ts';
import { JobKind, jobKinds } from '../../contracts/job-kinds.ts';

interface Handed {
  readonly artifacts: readonly RoleArtifact[];
  readonly facts: Readonly<Record<string, unknown>>;
}
type Yields = Readonly<Record<string, string>>;
type Promised = { readonly yields: Yields; readonly tells?: readonly string[] };

/** Subtitles of a film in which nobody speaks have no entry, and this form has no heading either. */
const mayBeEmpty = (mediaType: string): boolean => mediaType === 'application/x-subrip';

function faultOfArtifact({ role, mediaType, bytes }: RoleArtifact, yields: Yields): string | null {
  const promised = Object.hasOwn(yields, role) ? yields[role] : undefined;
  if (promised === undefined) return `has “${role}”, which is not of it`;
  if (mediaType !== promised) return `has its “${role}” as ${mediaType}; it must be ${promised}`;
  return bytes === 0 && !mayBeEmpty(mediaType) ? `has no byte of its “${role}”` : null;
}

function faultOfRoles(artifacts: Handed['artifacts'], yields: Yields): string | null {
  const roles = new Set(artifacts.map(({ role }) => role));
  const missing = Object.keys(yields).find((role) => !roles.has(role));
  if (missing !== undefined) return `has no “${missing}”`;
  return roles.size === artifacts.length ? null : 'has a part twice';
}

const isCount = (fact: unknown): boolean => Number.isSafeInteger(fact) && Number(fact) > 0;

function faultOfFacts(facts: Handed['facts'], { tells = [] }: Promised): string | null {
  const wrong = tells.find((name) => !isCount(facts[name]));
  if (wrong === undefined) return null;
  const said = String(facts[wrong]).slice(0, 40);
  return `says ${said} for “${wrong}”; it must be a whole number above zero`;
}

/** What is wrong with a result of this kind, as a sentence; null when it is what the kind promises. */
export function faultIn(kind: JobKind, { artifacts, facts }: Handed): string | null {
  const promised: Promised = jobKinds[kind];
  let fault: string | null = null;
  for (const artifact of artifacts) fault ??= faultOfArtifact(artifact, promised.yields);
  fault ??= faultOfRoles(artifacts, promised.yields) ?? faultOfFacts(facts, promised);
  return fault === null ? null : `The result of a ${kind} ${fault}.`;
}

/** The kinds that promise just such a result; none for one that nobody promises. */
export const kindsOf = (result: Handed): JobKind[] =>
  JobKind.options.filter((kind) => faultIn(kind, result) === null);
