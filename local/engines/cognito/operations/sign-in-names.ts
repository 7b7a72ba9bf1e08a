import type { Attributes } from '../attributes.ts'
import { CognitoError } from '../errors.ts'
import type { UserPool } from '../user-pool.ts'

/**
 * Throws AliasExistsException when an address with which one signs in to this pool already belongs to somebody else.
 * `username` is whose attributes these will be.
 */
export function requireFreeAliases(pool: UserPool, username: string, attributes: Attributes): void {
  for (const alias of pool.spec.usernameAttributes ?? pool.spec.aliasAttributes ?? []) {
    const value = attributes[alias]
    const holder = value === undefined ? undefined : pool.users.byAttribute(alias, value)
    const isClaimed = pool.spec.usernameAttributes || attributes[`${alias}_verified`] === 'true'
    if (holder && holder.username !== username && isClaimed) {
      throw new CognitoError('AliasExistsException', `An account with the given ${alias} already exists.`)
    }
  }
}
