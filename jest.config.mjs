/**
 * Five projects: `unit` beside the code, `film` end to end on short stories, `full` at full size, `servers` on what
 * `npm run test:servers` has started, `studio` in a browser on what `npm run test:studio` has opened.
 */
const common = {
  testEnvironment: 'node',
  rootDir: '.',
  modulePathIgnorePatterns: ['/films/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
const never = ['/node_modules/', '/web/dist/', '/films/'];
const onServers = '\\.servers\\.test\\.ts$';

export default {
  maxWorkers: 2,
  // What a test waits for is decided by how busy the machine is, never by how good the code is.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        ...[...never, onServers],
        ...['<rootDir>/tests/film/', '<rootDir>/tests/full/', '<rootDir>/tests/studio/'],
      ],
    },
    {
      ...common,
      displayName: 'film',
      testMatch: ['<rootDir>/tests/film/**/*.test.ts'],
      testPathIgnorePatterns: [...never, onServers],
    },
    {
      ...common,
      displayName: 'full',
      testMatch: ['<rootDir>/tests/full/**/*.test.ts'],
      testPathIgnorePatterns: [...never, onServers],
    },
    {
      ...common,
      displayName: 'servers',
      testMatch: ['**/*.servers.test.ts'],
      testPathIgnorePatterns: never,
    },
    {
      ...common,
      displayName: 'studio',
      testMatch: ['<rootDir>/tests/studio/**/*.test.ts'],
      testPathIgnorePatterns: never,
    },
  ],
};
