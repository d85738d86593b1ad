/** Whether a NATS server is there, knows who comes, and hands over work. */
import { connect, ErrorCode, NatsError, type NatsConnection } from 'nats';
import { Failure, messageOf } from '../../contracts/error.ts';
import { addressOf } from './nats-url.ts';

const REFUSALS: readonly string[] = [
  ErrorCode.AuthorizationViolation,
  ErrorCode.AuthenticationExpired,
  ErrorCode.AuthenticationTimeout,
  ErrorCode.BadAuthentication,
  ErrorCode.PermissionsViolation,
];

/** What says that the other side has a certificate that this machine does not trust, or speaks no TLS. */
const STRANGE = /certificate|TLS|SSL|self-signed|secure/i;

function refusal(error: unknown, host: string): Failure {
  const code = error instanceof NatsError ? error.code : '';
  const isRefused = REFUSALS.includes(code);
  const why = isRefused ? 'it does not know the user or the password' : messageOf(error);
  return isRefused || STRANGE.test(`${code} ${why}`)
    ? new Failure('CONFIGURATION_INVALID', `The NATS server ${host} refuses AINERN_TRANSPORTER: ${why}.`)
    : new Failure('BUS_UNAVAILABLE', `The NATS server ${host} cannot be reached: ${why}.`);
}

async function expectJetStream(connection: NatsConnection, host: string, timeout: number): Promise<void> {
  await connection
    .jetstreamManager({ timeout })
    .then((manager) => manager.getAccountInfo())
    .catch((error: unknown) => {
      throw new Failure(
        'CONFIGURATION_INVALID',
        `The NATS server ${host} has no JetStream (${messageOf(error)}); start it with --jetstream.`,
      );
    });
}

/** Rejects with CONFIGURATION_INVALID, or with BUS_UNAVAILABLE when nobody answers within `withinMs`. Never tells the password. */
export async function greetBus(url: string, withinMs: number): Promise<void> {
  const address = addressOf(url);
  const host = String(address.servers);
  const connection = await connect({ ...address, reconnect: false, timeout: withinMs }).catch(
    (error: unknown) => {
      throw refusal(error, host);
    },
  );
  await expectJetStream(connection, host, withinMs).finally(() => connection.close());
}
