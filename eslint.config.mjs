/** Bugs, exhaustive switches, and the purity of the core; format is prettier's and never discussed. */
import tseslint from 'typescript-eslint';
import { noBareBroker } from './tests/lint/no-bare-broker.ts';

const pureFiles = ['contracts/**/*.ts', 'machines/**/*.ts', 'actors/**/*.ts'];

/** The core is handed time, chance and the world, so that every history can be replayed. */
const purity = {
  'no-restricted-globals': [
    'error',
    ...['fetch', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'performance'].map((name) => ({
      name,
      message:
        'The core is handed Clock, Objects and Random from actors/runtime; only adapters and services touch the world.',
    })),
  ],
  'no-restricted-imports': [
    'error',
    {
      name: 'node:crypto',
      importNames: ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'webcrypto'],
      message: 'Use a seeded stream from actors/runtime/random.ts, or Ids.',
    },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Use a seeded stream from actors/runtime/random.ts.' },
    { object: 'Date', property: 'now', message: 'Use the Clock of actors/runtime/clock.ts.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Use the Clock of actors/runtime/clock.ts.',
    },
  ],
};

/** Calls and events go through what serve() hands out, because only that says who speaks. */
const boundaries = {
  // The cache of results knows the rule by this version: whoever changes the rule raises it.
  plugins: { bus: { meta: { name: 'bus', version: '1' }, rules: { 'no-bare-broker': noBareBroker } } },
  rules: { 'bus/no-bare-broker': 'error' },
};

export default tseslint.config(
  {
    ignores: ['node_modules/**', 'films/**', 'web/**', 'coverage/**', '**/*.mjs', '**/*.d.ts', '**/*.d.mts'],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  // TypeORM's EntitySchema is a class made from plain descriptions; that is what they are for.
  { files: ['db/entities/*.ts'], rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' } },
  { files: pureFiles, rules: purity },
  {
    files: ['services/**/*.ts', 'bin/**/*.ts', 'moleculer.config.ts'],
    // These two make ask and announce.
    ignores: ['services/wiring/ask.ts', 'services/wiring/serve.ts'],
    ...boundaries,
  },
  {
    files: ['**/*.test.ts', '**/*.conformance.ts', 'tests/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-params': 'off',
    },
  },
);
