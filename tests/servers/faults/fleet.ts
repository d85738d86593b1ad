/** Nodes of an installation, each of which another like it can replace. */
import type { Installation } from '../installation.ts';
import type { Environment, TestNode } from '../node-process.ts';
import { here, type Site } from './machines.ts';

/** What a node is, whoever it is at the moment. */
export interface Post {
  readonly role: string;
  readonly more?: Environment;
  readonly site?: Site;
}

export class Fleet {
  readonly #installation: Installation;
  readonly #posts: Readonly<Record<string, Post>>;
  readonly #nodes = new Map<string, TestNode>();

  constructor(installation: Installation, posts: Readonly<Record<string, Post>>) {
    this.#installation = installation;
    this.#posts = posts;
  }

  get names(): readonly string[] {
    return Object.keys(this.#posts);
  }

  /** Resolves when every post has its node. */
  async start(): Promise<void> {
    await Promise.all(this.names.map((name) => this.replace(name)));
  }

  node(name: string): TestNode {
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`There is no node ${name}.`);
    return node;
  }

  /** Starts a node in the place of whoever has it; resolves to it when it is ready. */
  async replace(name: string): Promise<TestNode> {
    const post = this.#posts[name];
    if (post === undefined) throw new Error(`There is no node ${name}.`);
    const node = await this.#installation.start(post.role, post.more ?? {}, post.site ?? here);
    this.#nodes.set(name, node);
    return node;
  }
}
