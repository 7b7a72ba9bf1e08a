import type { Actor } from '../domain/permissions/authorise.ts'
import { isRole, levelsOfRole } from '../domain/permissions/permission-table.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

type Claims = Readonly<Record<string, unknown>>

/**
 * The network address that a call came from, for the history of what it changes: the last two that the call names. The last one was seen
 * by the API itself (on AWS CloudFront's), the one before it is what that one says of its caller; whoever goes past CloudFront may
 * make the first one up, not the last.
 */
export const callerAddress = (headers: Readonly<Record<string, string | undefined>>, sourceIp: string): string => {
  const named = (headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim())
  const addresses = named.at(-1) === sourceIp ? named.slice(-2) : [named.at(-1) ?? '', sourceIp]
  return addresses.filter((address) => /^[0-9a-fA-F.:]{3,45}$/.test(address)).join(', ')
}

/**
 * The person behind a token whose signature API Gateway's authorizer has checked. Fail closed: no group, two groups, no unit, a
 * unit that the map does not know or of a level that the role has no business at is nobody.
 * @param claims as HTTP API hands them on: all strings, a list as `[a b]`
 */
export function actorFromClaims(claims: Claims, tree: UnitTree): Actor | undefined {
  if (claims.token_use !== 'id') return undefined
  const groups = groupsOf(claims['cognito:groups'])
  const [role] = groups
  if (groups.length !== 1 || !role || !isRole(role)) return undefined
  const unit = tree.find(String(claims['custom:unit'] ?? ''))
  if (!unit || !(levelsOfRole[role] as readonly string[]).includes(unit.level)) return undefined
  const username = String(claims['cognito:username'] ?? '')
  const sub = String(claims.sub ?? '')
  if (!username || !sub) return undefined
  return { sub, username, role, unit: unit.code }
}

/** When the bearer typed his password; renewing a token does not change it. 0 where the token does not tell: before everything. */
export function signedInAtFromClaims({ auth_time }: Claims): number {
  const seconds = Number(auth_time)
  return Number.isSafeInteger(seconds) ? seconds * 1000 : 0
}

/** An id token says the address that the office has given the account; null where it says none. */
export function mailboxFromClaims(claims: Claims): string | null {
  const { email } = claims
  return typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null
}

function groupsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String)
  if (typeof claim !== 'string') return []
  return claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter((group) => group !== '')
}
