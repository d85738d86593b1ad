/** What was measured, as it is kept beside the code: whatever is computed for large installations begins with these numbers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const amount = z.number().nonnegative();
const Counted = z.strictObject({ messages: amount, bytes: amount });

const Spent = z.strictObject({
  transactions: amount,
  /** Times that the server waited for its disk. */
  flushes: amount,
  walBytes: amount,
  /** Processor time of the database server, ms. */
  databaseMs: amount,
  /** Rows inserted, updated and deleted. */
  changes: amount,
  messages: amount,
  busBytes: amount,
});
export type Spent = z.infer<typeof Spent>;

const RunProfile = z.strictObject({
  /** From the first event of the run to its last, ms. */
  wallMs: amount,
  /** Jobs by kind, and how long a worker held one, ms. */
  kinds: z.array(z.strictObject({ kind: z.string(), jobs: amount, heldMs: amount })),
});
export type RunProfile = z.infer<typeof RunProfile>;

export const Measured = z.strictObject({
  machine: z.strictObject({ processor: z.string(), cores: amount, at: z.string() }),
  router: z.strictObject({
    hearUs: amount,
    /** One decision, by how many nodes there are; decisions of one message are made together. */
    decisions: z.array(
      z.strictObject({ nodes: amount, listMs: amount, decideMs: amount, sweepMs: amount, bytes: amount }),
    ),
    bytesPerNode: amount,
    telemetryBytes: amount,
    /** From the bytes of the bus to the table: the contract's checks and the table's own work. */
    sampleUs: amount,
  }),
  run: z.strictObject({ stepUs: amount, snapshotBytes: amount, bookBytes: amount, jobs: amount }),
  database: z.strictObject({
    /** Commits a second that write a row each, from so many connections at once. */
    commits: z.array(z.strictObject({ connections: amount, perSecond: amount })),
    /** Jobs a second that so many workers lease and hand in at one hub, and what one costs the server. */
    hub: z.array(
      z.strictObject({ workers: amount, perSecond: amount, flushesPerJob: amount, serverMs: amount }),
    ),
    /** One lease and one look in vain, by how many jobs wait, ms. */
    leases: z.array(z.strictObject({ waiting: amount, leaseMs: amount, lookMs: amount })),
    renewMs: amount,
    /** Log on disk for a worker that says again what is known of it. */
    registerBytes: amount,
    startMs: amount,
    startAgainMs: amount,
    maxConnections: amount,
  }),
  bus: z.strictObject({
    heartbeatBytes: amount,
    infoBytes: amount,
    /** Times that a node says what it can do, or is told, for each node that starts, in a fleet of two dozen. */
    infosPerStart: amount,
    hearHeartbeatUs: amount,
    startMs: amount,
    /** Messages a second that the server delivers, each to a hundred. */
    deliveriesPerSecond: amount,
    serverUsPerDelivery: amount,
    callsPerSecond: amount,
  }),
  film: z.strictObject({
    nodes: amount,
    seats: amount,
    connectionsAtRest: amount,
    idle: z.strictObject({ seconds: amount, ...Spent.shape }),
    alone: z.strictObject({ ...RunProfile.shape, ...Spent.shape }),
    schemas: z.array(z.strictObject({ schema: z.string(), rows: amount, bytes: amount })),
    decisionBytes: amount,
    artifacts: amount,
    artifactBytes: amount,
    traffic: z.record(z.string(), Counted),
    together: z.strictObject({ runs: z.array(RunProfile), wallMs: amount, ...Spent.shape }),
  }),
});
export type Measured = z.infer<typeof Measured>;

const file = join(import.meta.dirname, 'measured.json');

export const readMeasured = (): Measured => Measured.parse(JSON.parse(readFileSync(file, 'utf8')));

export const writeMeasured = (measured: Measured): void =>
  writeFileSync(file, `${JSON.stringify(Measured.parse(measured), null, 2)}\n`);
