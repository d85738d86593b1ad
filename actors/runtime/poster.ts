/** The port to servers of others: something is posted to an address that somebody gave. */

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Poster {
  /** The status that it was answered with. Rejects with ADDRESS_FORBIDDEN for what is not of the open internet, with REMOTE_SILENT where nobody answers. */
  post(post: Post): Promise<number>;
}
