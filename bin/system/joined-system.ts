/** An installation of many nodes, joined for the length of one command: nothing is made in this process. */
import { ServiceBroker } from 'moleculer';
import { addressOf } from '../../adapters/bus/nats-url.ts';
import { systemClock } from '../../adapters/clock/system.ts';
import { Failure, isOutage } from '../../contracts/error.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { askFromEdge, type Ask } from '../../services/wiring/ask.ts';
import { settingsFromEnvironment } from '../../settings.ts';
import { greetings, greetServers } from './greet-servers.ts';
import { listenToFeed } from './feed-listener.ts';
import { localScope, type FilmSystem } from './film-system.ts';
import { expectFilmAt, installationKey } from './moved-mark.ts';
import { watchRoom } from './room-watch.ts';

/** How long is waited for the servers, ms. */
const SERVERS_WITHIN_MS = 5_000;

/** How long is waited for a gateway, ms. */
const GATEWAY_WITHIN_MS = 15_000;

async function findGateway(broker: ServiceBroker, transporter: string): Promise<void> {
  await broker.waitForServices(['gateway'], GATEWAY_WITHIN_MS).catch(() => {
    throw new Failure(
      'MODULE_UNAVAILABLE',
      `No gateway answers at ${String(addressOf(transporter).servers)} within ${GATEWAY_WITHIN_MS / 1000} s; start a node with --role control.`,
    );
  });
}

/** How long an installation may be without a gateway in the middle of a film, ms. */
const PATIENCE_MS = 120_000;
const ASK_AGAIN_MS = 1_000;

/** Asks again while nobody answers: what a command asks of the gateway does no harm when it is asked twice. */
function patiently(ask: Ask, signal: AbortSignal): Ask {
  return async (scope, action, params) => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await ask(scope, action, params);
      } catch (error) {
        signal.throwIfAborted();
        if (!isOutage(error) || Date.now() > until) throw error;
      }
      await systemClock.pause(ASK_AGAIN_MS, signal);
    }
  };
}

/**
 * Joins the installation that AINERN_TRANSPORTER names. `folder` takes the log. Rejects with MODULE_UNAVAILABLE without a
 * gateway, and with FILM_ELSEWHERE when the folder’s film was moved to another installation.
 */
export async function joinInstallation(
  folder: string,
  traceId: string,
  signal: AbortSignal,
): Promise<FilmSystem> {
  const settings = settingsFromEnvironment();
  if (settings.transporter === null)
    throw new Failure(
      'CONFIGURATION_INVALID',
      'For --cluster, AINERN_TRANSPORTER must name an installation, nats://….',
    );
  await expectFilmAt(folder, settings.database);
  const projectKey = await installationKey(folder);
  // Whoever joins speaks to no database.
  const greeted = greetings(settings).filter(({ name }) => name === 'bus' || name === 'objects');
  await greetServers(greeted, SERVERS_WITHIN_MS);
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
    ask: patiently(askFromEdge(broker), signal),
    projectKey,
    objects: options.installation.objects,
    dropDamaged: () => Promise.resolve(),
    feedGrown,
    outOfRoom: room.signal,
    close,
  };
}
