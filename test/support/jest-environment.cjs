// Jest's environment of Node, which leaves nothing behind in the process: each test file has jest's own AsyncLocalStorage, and whoever loads
// the tracer has its hooks too.
const { TestEnvironment } = require('jest-environment-node')
const { noteUse } = require('./used-hooks.cjs')

const endUsed = noteUse(require('node:async_hooks'))

module.exports = class extends TestEnvironment {
  async teardown() {
    endUsed()
    await super.teardown()
  }
}
