/** Addresses of files that hold for a while: those of the store itself where it has such, or our own, signed. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { deliveryOf, hrefOf, nameOf } from './answer-files.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';
import { dispositionOf } from './disposition.ts';
import { linkedTo } from './signed-address.ts';

interface Wanted {
  readonly runId: string;
  readonly path: string;
  readonly seconds: number;
  readonly isSaved: boolean;
}

/** At this server. */
async function ownLink({ ask }: AnswerPorts, { scope }: Asker, { runId, path, seconds, isSaved }: Wanted) {
  const href = `${hrefOf(runId, path)}${isSaved ? '?download=1' : ''}`;
  const linked = linkedTo(new URL(href, 'http://localhost'));
  const { signature, expiresAt } = await ask(scope, gateway.signAddress, { ...linked, seconds });
  const proof = new URLSearchParams({ ...signature, exp: String(signature.exp) }).toString();
  return { href: `${href}${isSaved ? '&' : '?'}${proof}`, expiresAt };
}

export async function signAddress(
  { params: { runId }, body: { path, seconds, download } }: AskedOf<'signAddress'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { sha256, mediaType } = (await deliveryOf(ports, asker, { runId, path })).artifact;
  const disposition = dispositionOf(nameOf(path), download);
  const own = await ownLink(ports, asker, { runId, path, seconds, isSaved: download });
  const elsewhere = await ports.objects.presign(sha256, { seconds, mediaType, disposition });
  return json('signAddress', elsewhere === null ? own : { ...own, href: elsewhere });
}
