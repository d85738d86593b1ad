/** Reads the studio, where it was built. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { START, webTypeOf, type WebFile, type WebFiles } from '../../services/http/web-files.ts';
import { root } from '../pinned-node.mjs';

/** Where it lies. */
export const webFolder = join(root, 'web', 'dist');

function readWebFile(path: string, type: string): WebFile {
  const bytes = readFileSync(join(webFolder, path));
  const packed = join(webFolder, `${path}.br`);
  return {
    ...{ type, bytes, packed: existsSync(packed) ? readFileSync(packed) : null },
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    lasts: /-[\w-]{8}\.(js|css)$/.test(path),
  };
}

/** Null where no studio was built. */
export function readWeb(): WebFiles | null {
  if (!existsSync(join(webFolder, START))) return null;
  const files = readdirSync(webFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(webFolder.length + 1))
    .flatMap((path): [string, WebFile][] => {
      const type = webTypeOf(extname(path));
      return type === null ? [] : [[path.split(sep).join('/'), readWebFile(path, type)]];
    });
  return new Map(files);
}
