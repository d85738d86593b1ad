/** A reader that keeps up with a log while others write it, for tests. */

interface Page {
  readonly ids: readonly string[];
  /** Where to read on. */
  readonly last: number;
}

/** What a reader sees who reads on from where it is until all is written. */
export async function followed(
  read: (after: number) => Promise<Page>,
  writing: Promise<unknown>,
): Promise<string[]> {
  let isOver = false;
  void writing.then(() => (isOver = true));
  const seen: string[] = [];
  for (let [last, isLast] = [0, false]; !isLast;) {
    isLast = isOver;
    const page = await read(last);
    seen.push(...page.ids);
    last = page.last;
  }
  return seen;
}
