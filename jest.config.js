// Four projects, from fast to slow. Each names its own folder, so `jest --selectProjects unit` is the inner loop.
const esmOnly = ['@middy', '@sparticuz', 'tar-fs']
const base = {
  testEnvironment: 'node',
  transform: { '\\.(m?js|tsx?)$': '<rootDir>/test/support/jest-esbuild.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/'],
}
const project = (name) => ({ ...base, displayName: name, testMatch: [`<rootDir>/test/${name}/**/*.test.ts`] })

export default {
  projects: ['unit', 'cloud', 'integration', 'browser'].map(project),
  testTimeout: 30_000,
}
