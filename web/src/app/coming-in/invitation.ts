/** The token of an invitation in the address of a page; null where there is none. */
export const invitationIn = (path: string): string | null =>
  /^\/invitations\/(in_[\w-]{43})$/.exec(path)?.[1] ?? null;
