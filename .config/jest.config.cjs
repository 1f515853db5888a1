/** Tests run on SWC, so that a run is quick; types are checked by `npm run types`. */
module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // What is imported when it is needed is named as it is when built.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  reporters: ['default', '<rootDir>/.config/closing-line.cjs'],
  testTimeout: 20_000,
  // Two cores, and much of the time is waiting for a chat window or a connector.
  maxWorkers: 2,
};
