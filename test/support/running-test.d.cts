export class AsyncLocalStorage<T> {
  getStore(): T | undefined
  run<R>(store: T, callback: () => Promise<R>): Promise<R>
}
