const LONGEST_TITLE = 60;

/** The first line where it is short enough for one, else as much of it as is. */
export function titleOf(story: string): string {
  const first = story.split('\n').find((line) => line.trim() !== '') ?? '';
  const bare = first.replace(/^[#\s《]+|[》\s]+$/gu, '');
  return bare.length <= LONGEST_TITLE ? bare : `${bare.slice(0, LONGEST_TITLE - 1)}…`;
}
