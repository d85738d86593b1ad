/** Three projects: `unit` beside the code, `film` end to end on short stories, `full` at full size. */
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
const never = ['/node_modules/', '/web/', '/films/'];

export default {
  maxWorkers: 2,
  // What a test waits for is decided by how busy the machine is, never by how good the code is.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...never, '<rootDir>/tests/film/', '<rootDir>/tests/full/'],
    },
    {
      ...common,
      displayName: 'film',
      testMatch: ['<rootDir>/tests/film/**/*.test.ts'],
      testPathIgnorePatterns: never,
    },
    {
      ...common,
      displayName: 'full',
      testMatch: ['<rootDir>/tests/full/**/*.test.ts'],
      testPathIgnorePatterns: never,
    },
  ],
};
