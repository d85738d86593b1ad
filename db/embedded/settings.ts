/** Settings of a fresh embedded database: one film needs megabytes where a server takes hundreds. */
export const postgresqlconf: readonly string[] = [
  'shared_buffers=16MB',
  'wal_buffers=1MB',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  'max_connections=8',
  'autovacuum=off',
  'jit=off',
];
