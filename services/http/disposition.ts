/** Whether a browser shows a file or saves it, and under which name (RFC 6266, 8187). */

/** Signs that a name may hold as they are. */
const escaped = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A name in ASCII, for whoever reads no other. */
const plain = (name: string): string => name.replace(/[^\x20-\x7e]|["\\%]/g, '_');

export function dispositionOf(name: string, isSaved: boolean): string {
  const how = isSaved ? 'attachment' : 'inline';
  const ascii = plain(name);
  return ascii === name
    ? `${how}; filename="${name}"`
    : `${how}; filename="${ascii}"; filename*=UTF-8''${escaped(name)}`;
}
