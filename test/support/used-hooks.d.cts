import type { AsyncLocalStorage, createHook } from 'node:async_hooks'

export function noteUse(hooks: {
  createHook: typeof createHook
  AsyncLocalStorage: typeof AsyncLocalStorage
}): () => void
