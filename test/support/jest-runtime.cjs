// Jest's runtime, with the modules compiled once a process: jest compiles each of them anew for every test file that loads it.
const { default: Runtime } = require('jest-runtime')
const { moduleScript } = require('./module-scripts.cjs')

module.exports = {
  // Jest takes the default of a module.
  __esModule: true,
  default: class extends Runtime {
    constructor(config, environment, ...others) {
      super(config, environment, ...others)
      const { executor } = this
      const compileAnew = executor.compile.bind(executor)
      executor.compile = (source, filename) => {
        const context = environment.getVmContext()
        if (!context) return compileAnew(source, filename)
        try {
          return moduleScript(filename, source, executor.injectedModuleParameters).runInContext(context)
        } catch {
          // Jest says what is wrong with a module that does not parse.
          return compileAnew(source, filename)
        }
      }
    }
  },
}
