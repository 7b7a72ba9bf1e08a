// Projects, from fast to slow. Each names its own folder, so `jest --selectProjects unit` is the inner loop.
const esmOnly = ['@middy', '@sparticuz', 'tar-fs']
const base = {
  // One for all projects, which transform alike: what one has transformed the others take from the cache.
  id: 'ansinh',
  runtime: '<rootDir>/test/support/jest-runtime.cjs',
  testEnvironment: '<rootDir>/test/support/jest-environment.cjs',
  transform: { '\\.(m?js|tsx?)$': '<rootDir>/test/support/jest-esbuild.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/'],
}
const project = (name) => ({ ...base, displayName: name, testMatch: [`<rootDir>/test/${name}/**/*.test.ts`] })

/** The program runs beside the tests, with its demonstration, in a process of its own. */
const besideTheProgram = {
  globalSetup: '<rootDir>/test/support/machine-setup.ts',
  globalTeardown: '<rootDir>/test/support/machine-teardown.ts',
}

export default {
  projects: [
    { ...project('unit'), testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$'] },
    // Units whose tests go through many files or much memory: not for the inner loop.
    { ...project('slow'), testMatch: ['<rootDir>/test/unit/**/*.slow.test.ts'] },
    project('cloud'),
    {
      ...project('integration'),
      globalSetup: '<rootDir>/test/support/data-stack-setup.ts',
      globalTeardown: '<rootDir>/test/support/data-stack-teardown.ts',
    },
    // It has a program of its own and mostly waits for a dead reader's lease, so it runs beside the integration tests.
    project('restart'),
    { ...project('journeys'), ...besideTheProgram },
    { ...project('browser'), testPathIgnorePatterns: ['/node_modules/', '/test/browser/web/'], ...besideTheProgram },
    // The console, and the site of two programmes, in the browser, with answers of their own instead of a program's.
    {
      ...project('console'),
      testMatch: ['<rootDir>/test/browser/web/**/*.test.ts'],
      globalTeardown: '<rootDir>/test/support/browser-teardown.ts',
    },
    project('grants'),
  ],
  // Against what hangs, not against what is slow: the machine may be busy.
  testTimeout: 120_000,
  // Half of two cores would be one: tests of one process leave the other one idle.
  maxWorkers: '100%',
}
