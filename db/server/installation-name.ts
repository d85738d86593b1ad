/** What an installation is called in sentences and marks: where its database is, without who may enter. */
export function installationName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
