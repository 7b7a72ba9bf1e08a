// Jest's runtime, with less done anew for every test file: packages are loaded once a process, and our modules, of which each file has its
// own, are compiled once a process.
const { setFlagsFromString } = require('node:v8')
const { default: Runtime } = require('jest-runtime')
const { moduleScript } = require('./module-scripts.cjs')
const runningTest = require('./running-test.cjs')
const { isShared } = require('./shared-packages.cjs')

// A test file leaves little of what it made: with room for it (run-steps.ts gives the most) the collector has less to go through, and what was
// compiled once is not thrown away between two files that need it. A seventh of the store tests' processor time.
setFlagsFromString('--semi-space-growth-factor=64')
setFlagsFromString('--no-flush-bytecode')

// Most of what a test file runs, it runs a few times: a ninth of the unit tests' processor time went to the optimiser of the engine, for code
// that was about to end. It begins at seven times its own budget. Later ones do not know the flag (local/lambda/engine-flags.ts).
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=500000')

module.exports = {
  // Jest takes the default of a module.
  __esModule: true,
  default: class extends Runtime {
    constructor(config, environment, ...others) {
      super(config, environment, ...others)
      const { executor } = this
      executor.compile = (source, filename) =>
        moduleScript(filename, source, executor.injectedModuleParameters).runInThisContext()
    }

    requireModule(from, name, options, isActual) {
      if (options?.isInternalModule && name === 'node:async_hooks') return runningTest
      if (name && !this._resolution.isCoreModule(name)) {
        const path = this._resolution.resolveCjs(from, name)
        if (isShared(path)) return require(path)
      }
      return super.requireModule(from, name, options, isActual)
    }

    /** It would replace a function of the process, which is the tests' own here, by one of this runtime. */
    installGetBuiltinModule() {}
  },
}
