import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { schemaOf } from './attributes.ts'
import { ChallengeSessions } from './challenge-sessions.ts'
import { writeDurably } from './durable-file.ts'
import { resourceNotFound } from './errors.ts'
import { Lockouts } from './lockouts.ts'
import { DEFAULT_PASSWORD_POLICY, type PasswordPolicy } from './password-policy.ts'
import type { AttributeSpec, ClientSpec, GroupSpec, UserPoolSpec } from './pool-spec.ts'
import { type Jwk, openPoolKeys, type PoolKeys } from './signing-keys.ts'
import { type UserRecord, Users } from './users.ts'

const groupRecord = z.object({
  name: z.string(),
  description: z.string().optional(),
  precedence: z.number().optional(),
  roleArn: z.string().optional(),
  /** Milliseconds. */
  createdAt: z.number(),
  modifiedAt: z.number(),
})
const poolFile = z.object({ createdAt: z.number(), groups: z.array(groupRecord) })

export type GroupRecord = Readonly<z.infer<typeof groupRecord>>

/** One user pool: what its template says, and its state below `folder/ID/`. */
export class UserPool {
  readonly spec: UserPoolSpec
  readonly policy: PasswordPolicy
  readonly schema: readonly AttributeSpec[]
  readonly keys: PoolKeys
  readonly users: Users
  readonly challenges = new ChallengeSessions()
  readonly lockouts = new Lockouts()
  /** Milliseconds. */
  readonly createdAt: number
  readonly #path: string
  readonly #now: () => number
  readonly #groups = new Map<string, GroupRecord>()
  readonly #clients = new Map<string, ClientSpec>()

  private constructor(folder: string, spec: UserPoolSpec, keys: PoolKeys, now: () => number) {
    this.spec = spec
    this.policy = { ...DEFAULT_PASSWORD_POLICY, ...spec.policies.passwordPolicy }
    this.schema = schemaOf(spec)
    this.keys = keys
    this.users = new Users(join(folder, 'users'), spec.usernameCaseSensitive ?? true)
    this.#now = now
    this.#path = join(folder, 'pool.json')
    const kept = existsSync(this.#path) ? poolFile.parse(JSON.parse(readFileSync(this.#path, 'utf8'))) : undefined
    this.createdAt = kept?.createdAt ?? now()
    for (const group of kept?.groups ?? []) this.#groups.set(group.name, group)
    if (!kept) this.#save()
  }

  /** Opens the pool's folder, or makes it. Throws on an id that no client library would take. */
  static async open(dataFolder: string, spec: UserPoolSpec, now: () => number): Promise<UserPool> {
    if (!spec.id.startsWith(`${spec.region}_`) || !/^[\w-]+_[0-9a-zA-Z]+$/.test(spec.id) || spec.id.length > 55) {
      throw new Error(`A user pool's id is REGION_NAME with letters and digits; got ${spec.id} in ${spec.region}`)
    }
    const folder = join(dataFolder, spec.id)
    return new UserPool(folder, spec, await openPoolKeys(join(folder, 'keys.json')), now)
  }

  /** The part of the id that goes into SRP's hashes. */
  get name(): string {
    return this.spec.id.slice(this.spec.id.indexOf('_') + 1)
  }

  get issuer(): string {
    return `https://cognito-idp.${this.spec.region}.amazonaws.com/${this.spec.id}`
  }

  jwks(): { readonly keys: readonly Jwk[] } {
    return this.keys.jwks()
  }

  createClient(spec: ClientSpec): ClientSpec {
    this.#clients.set(spec.id, spec)
    return spec
  }

  client(id: string): ClientSpec | undefined {
    return this.#clients.get(id)
  }

  /** Makes a group or brings it in line with its template. */
  createGroup(spec: GroupSpec): GroupRecord {
    const known = this.#groups.get(spec.name)
    const group = { ...spec, createdAt: known?.createdAt ?? this.#now(), modifiedAt: this.#now() }
    this.#groups.set(spec.name, group)
    this.#save()
    return group
  }

  /** Throws ResourceNotFoundException. */
  group(name: string): GroupRecord {
    const group = this.#groups.get(name)
    if (!group) throw resourceNotFound('Group not found.')
    return group
  }

  groups(): readonly GroupRecord[] {
    return [...this.#groups.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** A user's groups, the most important one first. */
  groupsOf(user: UserRecord): readonly GroupRecord[] {
    const last = Number.POSITIVE_INFINITY
    return this.groups()
      .filter((group) => user.groups.includes(group.name))
      .toSorted((a, b) => (a.precedence ?? last) - (b.precedence ?? last))
  }

  /** The user whom a name means: his username, or an address that the pool lets people sign in with. */
  find(name: string): UserRecord | undefined {
    const own = this.users.byUsername(name)
    if (own) return own
    for (const attribute of this.spec.usernameAttributes ?? []) {
      const user = this.users.byAttribute(attribute, name)
      if (user) return user
    }
    for (const attribute of this.spec.aliasAttributes ?? []) {
      const user = this.users.byAttribute(attribute, name)
      // An unverified alias belongs to nobody: else anybody could claim another's address and get his sign-ins.
      if (user && (attribute === 'preferred_username' || user.attributes[`${attribute}_verified`] === 'true'))
        return user
    }
    return undefined
  }

  /** The user id that the pool shows for a name that nobody has: of the same form as a real one, always the same. */
  disguisedUserId(name: string): string {
    if (!this.spec.usernameAttributes?.length) return name
    const hex = createHmac('sha256', this.keys.disguiseKey).update(`sub:${name}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  #save(): void {
    writeDurably(this.#path, JSON.stringify({ createdAt: this.createdAt, groups: this.groups() }))
  }
}
