import * as z from 'zod'

export const poolId = z
  .string()
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+')
export const username = z
  .string()
  .min(1)
  .max(128)
  .regex(
    /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
  )
export const password = z.string().min(1).max(256)
export const clientId = z.string().min(1).max(128)
export const accessToken = z.string().min(1)
export const groupName = z.string().min(1).max(128)
export const limit = z.number().int().min(0).max(60).optional()

/** `[{ Name, Value }]` on the wire, a record inside. */
export const attributeList = z
  .array(z.object({ Name: z.string().min(1).max(32), Value: z.string().max(2048).default('') }))
  .transform((list) => Object.fromEntries(list.map(({ Name, Value }) => [Name, Value])))

export const poolAndUser = z.object({ UserPoolId: poolId, Username: username })
