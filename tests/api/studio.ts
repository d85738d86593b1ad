/** A studio that a test opens, as a person does. */
import { readFileSync } from 'node:fs';
import { startCommand, type Running } from '../film/command.ts';

export interface Studio {
  readonly running: Running;
  readonly url: string;
  readonly key: string;
}

/** Opens it over its folder, on any free port. */
export async function openStudio(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Studio> {
  const running = startCommand(['studio', '--folder', folder, '--port', '0', '--json'], { env });
  let out = '';
  running.child.stdout?.on('data', (text: string) => (out += text));
  await running.said('listening');
  const { url, keyFile } = JSON.parse(out.split('\n')[0] ?? '') as { url: string; keyFile: string };
  return { running, url, key: readFileSync(keyFile, 'utf8').trim() };
}

/** Closes it in order, and tells how that ended. */
export async function closeStudio({ running }: Studio): Promise<number | null> {
  running.child.kill('SIGTERM');
  return (await running.ended).code;
}
