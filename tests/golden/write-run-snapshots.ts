/**
 * Writes what the run machine of a new version stores: `node bin/ready.mjs tests/golden/write-run-snapshots.ts`. Files of
 * older versions are never written again.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileOf, writtenNow } from './run-snapshots.ts';

const golden = writtenNow();
const file = fileOf(golden.version);
if (existsSync(file)) {
  process.stderr.write(
    `${file} is there already; a machine that writes other snapshots has another version.\n`,
  );
  process.exitCode = 1;
} else {
  const scenes = Object.entries(golden.scenes).map(
    ([name, scene]) => `    ${JSON.stringify(name)}: ${JSON.stringify(scene)}`,
  );
  writeFileSync(
    file,
    `{\n  "version": ${golden.version},\n  "shape": "${golden.shape}",\n  "scenes": {\n${scenes.join(',\n')}\n  }\n}\n`,
  );
}
