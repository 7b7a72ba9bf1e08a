// Jest's environment of Node, which leaves nothing behind in the process: each test file has jest's own AsyncLocalStorage, and one that has
// been used is asked at each promise of all the files after it.
const { AsyncLocalStorage } = require('node:async_hooks')
const { TestEnvironment } = require('jest-environment-node')

const used = new Set()
const { run } = AsyncLocalStorage.prototype
AsyncLocalStorage.prototype.run = function (...call) {
  used.add(this)
  return run.apply(this, call)
}

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of used) storage.disable()
    used.clear()
    await super.teardown()
  }
}
