// The world of one test file. It is the process's own, so that what our modules make and what the platform and shared packages make are of
// the same classes, as in production; what the file changes of it is put back at its end. Modules of ours are each file's own (jest-runtime).
const { ModuleMocker } = require('jest-mock')
const { noteWorld } = require('./same-world.cjs')
const { noteUse } = require('./used-hooks.cjs')

const endUsed = noteUse(require('node:async_hooks'))

module.exports = class {
  constructor() {
    this.global = globalThis
    this.moduleMocker = new ModuleMocker(globalThis)
    this.putBack = noteWorld()
  }

  exportConditions() {
    return ['node', 'node-addons']
  }

  /** There is no world beside the process's own. */
  getVmContext() {
    return null
  }

  async setup() {}

  async teardown() {
    endUsed()
    this.putBack()
  }
}
