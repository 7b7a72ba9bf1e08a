/** One function as the template describes it, resolved. */
export interface FunctionSpec {
  readonly name: string
  readonly arn: string
  /** `index.handler`: file without its ending, dot, exported name. */
  readonly handler: string
  readonly runtime: string
  /** Absolute path of the folder that the cloud would unpack at /var/task. */
  readonly codeDirectory: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** The whole environment of the process, AWS's own variables included. */
  readonly environment: Readonly<Record<string, string>>
  /** Calls at the same time that AWS lets through; undefined is the account's pool. */
  readonly reservedConcurrency: number | undefined
  /** `RecursiveLoop: Allow`. */
  readonly mayLoop: boolean
}

export interface FunctionError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

/** How an invocation ended. `payload` is JSON text. */
export type InvocationResult =
  | { readonly kind: 'done'; readonly payload: string }
  /** The handler threw, or the environment ended: by a crash, the timeout, or the memory limit. */
  | { readonly kind: 'failed'; readonly error: FunctionError }
  /** More calls at once than the reserved concurrency: AWS answers 429. */
  | { readonly kind: 'throttled' }
  /** The request is larger than Lambda takes (6 MB). */
  | { readonly kind: 'too-large' }

/** Lambda's limit of a synchronous request or response, in bytes. */
export const payloadLimit = 6 * 1024 * 1024
