import { invalidParameter } from './errors.ts'
import type { UserRecord } from './users.ts'

const PLAIN = ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username', 'sub']

/**
 * The predicate of ListUsers' `Filter`: `email = "a@b.vn"` or `username ^= "xa-"`. Throws InvalidParameterException for other
 * forms and for attributes that AWS cannot search, custom ones above all: such a list has to be made some other way.
 */
export function userFilter(filter: string): (user: UserRecord) => boolean {
  if (filter.trim() === '') return () => true
  const [, attribute = '', comparison, quoted = ''] =
    /^\s*([\w:-]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? []
  if (!comparison) throw invalidParameter('Invalid search filter format.')
  const unquoted = quoted.replace(/\\(.)/g, '$1')
  const isStatus = attribute === 'cognito:user_status'
  const read = isStatus ? (user: UserRecord) => user.status : reader(attribute)
  const wanted = isStatus ? unquoted.toUpperCase() : unquoted
  return (user) => {
    const value = read(user)
    if (value === undefined) return false
    return comparison === '=' ? value === wanted : value.startsWith(wanted)
  }
}

function reader(attribute: string): (user: UserRecord) => string | undefined {
  if (PLAIN.includes(attribute)) return (user) => user.attributes[attribute]
  if (attribute === 'username') return (user) => user.username
  if (attribute === 'status') return (user) => (user.enabled ? 'Enabled' : 'Disabled')
  throw invalidParameter(`One or more requested attributes are not searchable: ${attribute}`)
}
