/** Does something `count` times, so many at once, each beginning when one before it ends; resolves to how many a second were done. */
export async function atOnce(
  count: number,
  together: number,
  deed: (at: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  let next = 0;
  const go = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) await deed(at);
  };
  await Promise.all(Array.from({ length: together }, go));
  return (1_000 * count) / (performance.now() - began);
}
