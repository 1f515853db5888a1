import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

/** Imports point one way only: each folder of src lists the folders it may not reach. */
const folders = ['domain', 'app', 'store', 'views', 'exports', 'teams', 'jobs', 'cli', 'demo'];
const allowed = {
  domain: [],
  app: ['domain'],
  store: ['app/ports.ts', 'app/ports', 'domain'],
  views: ['domain', 'app/results.ts'],
  exports: ['views', 'domain'],
  teams: ['app', 'views', 'exports', 'domain', 'places.ts'],
  jobs: ['app', 'domain'],
  demo: ['app', 'domain'],
  cli: [
    'wire.ts',
    'wire-store.ts',
    'wire-upkeep.ts',
    'guides-folder.ts',
    'config.ts',
    'log.ts',
    'secrets.ts',
    'app',
    'domain',
    'views',
    'exports',
  ],
};
const zones = Object.entries(allowed).map(([folder, may]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, 'assets.ts', 'at-shell.ts', 'flush.ts', ...may].map((path) => `./${path}`),
  message: `${folder} may import only: ${may.join(', ') || 'nothing'}`,
}));
zones.push({
  target: folders.map((folder) => `./src/${folder}`).filter((folder) => !folder.endsWith('teams')),
  from: './src/teams',
  message: 'Nothing imports teams but wire.',
});

const sdk = ['botbuilder', 'botbuilder-core', 'botframework-connector', '@microsoft/teams-ai', 'restify'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.config/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/teams/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: sdk.map((name) => ({ name, message: 'The SDK stays in src/teams.' })) },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts', 'src/app/**/*.ts', 'src/views/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Chance comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: { console: 'readonly', process: 'readonly', setTimeout: 'readonly' },
    },
  },
);
