/** Entry under the pinned Node. What opens a film's folder will need its database, which takes longest to start. */
import { beginDatabaseThread } from '../db/embedded/database-thread.ts';

const OPENS_A_FOLDER = ['film', 'revise', 'plan'];
const args = process.argv.slice(2);
const isElsewhere = args.includes('--cluster');
if (!isElsewhere && OPENS_A_FOLDER.includes(args.find((word) => !word.startsWith('--')) ?? ''))
  beginDatabaseThread();

const { main } = await import('./main.ts');
process.exit(await main(args));
