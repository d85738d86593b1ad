/** What is said about a server before it runs: what it needs, what it is made of, and how one hears that it answers. */

export const serverNames = ['nats', 'database', 'cache', 'objects'] as const;
export type ServerName = (typeof serverNames)[number];

export const isServerName = (name: string): name is ServerName =>
  (serverNames as readonly string[]).includes(name);

/** Where a server lives: a folder of its own, ports that were free, and a secret that its URL carries. */
export interface Place {
  readonly folder: string;
  readonly ports: readonly number[];
  readonly secret: string;
}

/** A user of the system. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** One process of a server. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Who runs it, where that is not whoever starts it. */
  readonly user?: User;
  /** What ends it at once without losing anything. */
  readonly end: 'SIGTERM' | 'SIGINT';
}

export interface Recipe {
  /** What it is, in a sentence about it. */
  readonly title: string;
  /** Debian packages that bring it. */
  readonly packages: readonly string[];
  /** Files that are there once it is installed. */
  readonly files: readonly string[];
  /** What has to be built beside the packages. */
  readonly build?: () => void;
  /** How many ports it listens to. */
  readonly ports: number;
  url(place: Place): string;
  /** Fills the folder, once. */
  prepare(place: Place): void;
  programs(place: Place): readonly Program[];
  /** Resolves when the server does what it is for; rejects while it does not. */
  greet(place: Place): Promise<void>;
}

export function portOf({ ports }: Place, at = 0): number {
  const port = ports[at];
  if (port === undefined) throw new Error(`The server has ${ports.length} ports and no port ${at}.`);
  return port;
}
