/** An installation of many nodes, joined for the length of one command: nothing is made in this process. */
import { hostname } from 'node:os';
import { ServiceBroker } from 'moleculer';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import { Failure } from '../../contracts/error.ts';
import { brokerOptions, settingsFromEnvironment } from '../../moleculer.config.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import { listenToFeed } from './feed-listener.ts';
import { localScope, type FilmSystem } from './film-system.ts';
import { watchRoom } from './room-watch.ts';

/** How long is waited for a gateway, ms. */
const GATEWAY_WITHIN_MS = 15_000;

async function findGateway(broker: ServiceBroker, transporter: string): Promise<void> {
  await broker.waitForServices(['gateway'], GATEWAY_WITHIN_MS).catch(() => {
    throw new Failure(
      'MODULE_UNAVAILABLE',
      `No gateway answers at ${new URL(transporter).host} within ${GATEWAY_WITHIN_MS / 1000} s; start a node with --role control.`,
    );
  });
}

/** Joins the installation that AINERN_TRANSPORTER names. `folder` takes the log. Rejects with MODULE_UNAVAILABLE without a gateway. */
export async function joinInstallation(folder: string, traceId: string): Promise<FilmSystem> {
  const settings = settingsFromEnvironment();
  if (settings.transporter === null)
    throw new Failure(
      'CONFIGURATION_INVALID',
      'For --cluster, AINERN_TRANSPORTER must name an installation, nats://….',
    );
  const options = brokerOptions({ ...settings, logFolder: folder, seats: 0, health: null });
  const broker = new ServiceBroker(options);
  const feedGrown = listenToFeed(broker);
  await broker.start();
  const room = watchRoom(folder);
  const close = (): Promise<void> => {
    room.end();
    return broker.stop();
  };
  await findGateway(broker, settings.transporter).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    scope: localScope(traceId),
    ask: askFromEdge(broker),
    projectKey: sha256Hex(`${hostname()}:${folder}`),
    objects: options.installation.objects,
    feedGrown,
    outOfRoom: room.signal,
    close,
  };
}
