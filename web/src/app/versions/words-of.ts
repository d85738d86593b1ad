/** Something that was changed, as words: texts as they are, the parts of other things one after another, but not what it is about. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return Object.entries(value)
    .filter(([name]) => name !== 'type' && name !== 'shotId')
    .map(([name, part]) => `${name} ${wordsOf(part)}`)
    .join(', ');
}
