/** What an administrator, or the product's own account page, does with users. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type Attributes, changeAttributes } from '../attributes.ts'
import { CognitoError, invalidParameter } from '../errors.ts'
import { messageOf } from '../messages.ts'
import { generateTemporaryPassword, requireGoodPassword } from '../password-policy.ts'
import { makeVerifier } from '../srp.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'
import { attributeListOf, mfaView, userView } from '../views.ts'
import { type CognitoState, operation, poolOf, userOf } from './operation.ts'
import { attributeList, password, poolAndUser } from './shapes.ts'
import { requireFreeAliases } from './sign-in-names.ts'

const createInput = poolAndUser.extend({
  UserAttributes: attributeList.default({}),
  TemporaryPassword: password.optional(),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  DesiredDeliveryMediums: z.array(z.enum(['EMAIL', 'SMS'])).optional(),
})

export const AdminCreateUser = operation('signed', createInput, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const temporary = input.TemporaryPassword ?? generateTemporaryPassword(pool.policy)
  requireGoodPassword(pool.policy, temporary)
  const user = input.MessageAction === 'RESEND' ? resendable(pool, input.Username) : newUser(pool, input, state.now())
  const isMailed = input.DesiredDeliveryMediums?.includes('EMAIL') && input.MessageAction !== 'SUPPRESS'
  const to = user.attributes.email
  if (input.DesiredDeliveryMediums?.includes('EMAIL') && !to) {
    throw invalidParameter('User email is required for the delivery medium EMAIL')
  }
  const record = withTemporaryPassword(pool, user, temporary, state.now())
  pool.users.put(record)
  if (isMailed && to) {
    state.deliver(messageOf(pool.spec, { kind: 'invitation', to, username: input.Username, secret: temporary }))
  }
  return { User: userView(record) }
})

export const AdminGetUser = operation('signed', poolAndUser, (state, input) => {
  const user = userOf(poolOf(state, input.UserPoolId), input.Username)
  const { Attributes: _, ...view } = userView(user)
  return { ...view, UserAttributes: attributeListOf(user.attributes), ...mfaView(user) }
})

const setPasswordInput = poolAndUser.extend({ Password: password, Permanent: z.boolean().default(false) })

export const AdminSetUserPassword = operation('signed', setPasswordInput, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  requireGoodPassword(pool.policy, input.Password)
  change(state, pool, input.Username, (user) => {
    const record = withTemporaryPassword(pool, user, input.Password, state.now())
    return input.Permanent ? { ...record, status: 'CONFIRMED' } : record
  })
  return {}
})

/** A disabled user's tokens are revoked at once, as in Cognito. */
export const AdminDisableUser = operation('signed', poolAndUser, (state, input) => {
  change(state, poolOf(state, input.UserPoolId), input.Username, (user) => ({ ...user, enabled: false, signIns: [] }))
  return {}
})

export const AdminEnableUser = operation('signed', poolAndUser, (state, input) => {
  change(state, poolOf(state, input.UserPoolId), input.Username, (user) => ({ ...user, enabled: true }))
  return {}
})

export const AdminUserGlobalSignOut = operation('signed', poolAndUser, (state, input) => {
  change(state, poolOf(state, input.UserPoolId), input.Username, (user) => ({ ...user, signIns: [] }))
  return {}
})

export const AdminDeleteUser = operation('signed', poolAndUser, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  pool.users.remove(userOf(pool, input.Username).username)
  return {}
})

const updateInput = poolAndUser.extend({ UserAttributes: attributeList })

export const AdminUpdateUserAttributes = operation('signed', updateInput, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  change(state, pool, input.Username, (user) => {
    const attributes = changeAttributes(pool.schema, user.attributes, input.UserAttributes)
    requireFreeAliases(pool, user.username, attributes)
    return { ...user, attributes }
  })
  return {}
})

function change(state: CognitoState, pool: UserPool, name: string, edit: (user: UserRecord) => UserRecord): void {
  pool.users.put({ ...edit(userOf(pool, name)), modifiedAt: state.now() })
}

function newUser(pool: UserPool, input: { Username: string; UserAttributes: Attributes }, now: number): UserRecord {
  const exists = (what: string) => new CognitoError('UsernameExistsException', what)
  const sub = randomUUID()
  const signInNames = pool.spec.usernameAttributes
  if (signInNames?.length) {
    const means = input.Username.includes('@') ? 'email' : 'phone_number'
    if (!signInNames.includes(means)) throw invalidParameter(`Username should be an ${signInNames.join(' or ')}.`)
    if (pool.find(input.Username)) throw exists('An account with the given email already exists.')
    const attributes = {
      ...changeAttributes(pool.schema, undefined, { [means]: input.Username, ...input.UserAttributes }),
      sub,
    }
    requireFreeAliases(pool, sub, attributes)
    return blank(sub, attributes, now)
  }
  if (pool.users.byUsername(input.Username)) throw exists('User account already exists')
  const attributes = { ...changeAttributes(pool.schema, undefined, input.UserAttributes), sub }
  requireFreeAliases(pool, input.Username, attributes)
  return blank(input.Username, attributes, now)
}

function blank(username: string, attributes: Attributes, now: number): UserRecord {
  return {
    username,
    attributes: { ...attributes },
    enabled: true,
    status: 'FORCE_CHANGE_PASSWORD',
    createdAt: now,
    modifiedAt: now,
    groups: [],
    signIns: [],
  }
}

function resendable(pool: UserPool, name: string): UserRecord {
  const user = userOf(pool, name)
  if (user.status === 'FORCE_CHANGE_PASSWORD') return user
  const refusal = `Resend not possible. ${name} status is not FORCE_CHANGE_PASSWORD`
  throw new CognitoError('UnsupportedUserStateException', refusal)
}

function withTemporaryPassword(pool: UserPool, user: UserRecord, plain: string, now: number): UserRecord {
  const kept = { ...makeVerifier(pool.name, user.username, plain), setAt: now }
  return { ...user, status: 'FORCE_CHANGE_PASSWORD', password: kept, modifiedAt: now }
}
