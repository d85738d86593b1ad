/** Builds, once per set of migrations, the empty database that every fresh film copies. */
import { buildTemplate, hasTemplate } from '../db/embedded/template.ts';

if (!hasTemplate()) {
  process.stderr.write('Preparing the database template (once)…\n');
  await buildTemplate();
}
