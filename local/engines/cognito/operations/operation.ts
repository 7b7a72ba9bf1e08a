import type { z } from 'zod'
import { invalidParameter, resourceNotFound, userNotFound } from '../errors.ts'
import type { CognitoMessage } from '../messages.ts'
import type { ClientSpec } from '../pool-spec.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'

export interface CognitoState {
  readonly pools: ReadonlyMap<string, UserPool>
  /** Milliseconds. */
  readonly now: () => number
  readonly deliver: (message: CognitoMessage) => void
}

export interface Operation {
  /** Whether AWS asks for a signature and a permission; the others carry a token, a session or nothing. */
  readonly isSigned: boolean
  run(state: CognitoState, input: unknown): object
}

/**
 * An operation with its input's shape. They are all synchronous: two calls never see a user half changed.
 * Input of another shape is refused with InvalidParameterException.
 */
export function operation<Shape extends z.ZodType>(
  access: 'signed' | 'unsigned',
  shape: Shape,
  run: (state: CognitoState, input: z.output<Shape>) => object,
): Operation {
  return {
    isSigned: access === 'signed',
    run: (state, input) => {
      const parsed = shape.safeParse(input)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        const where = issue?.path.join('.') ?? ''
        throw invalidParameter(
          `1 validation error detected: Value at '${where}' failed to satisfy constraint: ${issue?.message}`,
        )
      }
      return run(state, parsed.data)
    },
  }
}

/** Throws ResourceNotFoundException. */
export function poolOf(state: CognitoState, id: string): UserPool {
  const pool = state.pools.get(id)
  if (!pool) throw resourceNotFound(`User pool ${id} does not exist.`)
  return pool
}

/** Throws ResourceNotFoundException. */
export function clientOf(state: CognitoState, id: string): { readonly pool: UserPool; readonly client: ClientSpec } {
  for (const pool of state.pools.values()) {
    const client = pool.client(id)
    if (client) return { pool, client }
  }
  throw resourceNotFound(`User pool client ${id} does not exist.`)
}

/** The user whom an administrator means. Throws UserNotFoundException. */
export function userOf(pool: UserPool, name: string): UserRecord {
  const user = pool.find(name)
  if (!user) throw userNotFound()
  return user
}
