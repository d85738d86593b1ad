/** A browser that people use: Debian’s Chromium, with letters for Chinese. */
import { existsSync } from 'node:fs';
import { isRoot, order } from '../servers/system.ts';

export const CHROMIUM = '/usr/bin/chromium';
const LETTERS = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const PACKAGES = ['chromium', 'fonts-noto-cjk'] as const;

/** Other programs may be installing at the same time; apt waits for them. */
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y'] as const;

const isInstalled = (): boolean => existsSync(CHROMIUM) && existsSync(LETTERS);

/** Installs it where it is missing and that can be done. Throws with a sentence that says why it cannot be had. */
export function installChromium(): void {
  if (isInstalled()) return;
  const needed = `the studio is tried in Chromium, which needs the Debian packages ${PACKAGES.join(' and ')}`;
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`This system has no apt-get; ${needed}.`);
  if (!isRoot()) throw new Error(`Only root may install packages; ${needed}.`);
  order('apt-get', [...APT, 'update']);
  order('apt-get', [...APT, 'install', '--no-install-recommends', ...PACKAGES]);
}
