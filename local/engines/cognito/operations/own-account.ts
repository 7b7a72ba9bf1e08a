/** What a signed-in user does with his own account, by his access token. */
import * as z from 'zod'
import { changeAttributes, ownChanges, readableAttributes } from '../attributes.ts'
import { CognitoError, invalidParameter, wrongCredentials } from '../errors.ts'
import { requireGoodPassword } from '../password-policy.ts'
import { openRefreshToken } from '../refresh-token.ts'
import { makeVerifier, passwordMatches } from '../srp.ts'
import { readAccessToken, revokeSignIn } from '../tokens.ts'
import { attributeListOf, mfaView } from '../views.ts'
import { clientOf, operation } from './operation.ts'
import { accessToken, attributeList, clientId, password } from './shapes.ts'
import { requireFreeAliases } from './sign-in-names.ts'

export const GetUser = operation('unsigned', z.object({ AccessToken: accessToken }), (state, input) => {
  const { user, client } = readAccessToken(state.pools.values(), input.AccessToken, state.now())
  return {
    Username: user.username,
    UserAttributes: attributeListOf(readableAttributes(client, user.attributes)),
    ...mfaView(user),
  }
})

const changePasswordInput = z.object({
  AccessToken: accessToken,
  PreviousPassword: password,
  ProposedPassword: password,
})

export const ChangePassword = operation('unsigned', changePasswordInput, (state, input) => {
  const now = state.now()
  const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, now)
  if (!pool.lockouts.mayTry(user.username, now)) {
    throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
  }
  if (!user.password || !passwordMatches(pool.name, user.username, input.PreviousPassword, user.password)) {
    pool.lockouts.recordFailure(user.username, now)
    throw wrongCredentials()
  }
  requireGoodPassword(pool.policy, input.ProposedPassword)
  const kept = makeVerifier(pool.name, user.username, input.ProposedPassword)
  pool.users.put({ ...user, password: { ...kept, setAt: now }, modifiedAt: now })
  return {}
})

const updateInput = z.object({ AccessToken: accessToken, UserAttributes: attributeList })

export const UpdateUserAttributes = operation('unsigned', updateInput, (state, input) => {
  const now = state.now()
  const { pool, client, user } = readAccessToken(state.pools.values(), input.AccessToken, now)
  const changes = ownChanges(client, user.attributes, input.UserAttributes)
  const attributes = changeAttributes(pool.schema, user.attributes, changes)
  requireFreeAliases(pool, user.username, attributes)
  pool.users.put({ ...user, attributes, modifiedAt: now })
  return {}
})

/** Every holder of an access token may: Cognito has no setting against it. */
export const DeleteUser = operation('unsigned', z.object({ AccessToken: accessToken }), (state, input) => {
  const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, state.now())
  pool.users.remove(user.username)
  return {}
})

export const GlobalSignOut = operation('unsigned', z.object({ AccessToken: accessToken }), (state, input) => {
  const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, state.now())
  pool.users.put({ ...user, signIns: [] })
  return {}
})

export const RevokeToken = operation(
  'unsigned',
  z.object({ Token: z.string().min(1), ClientId: clientId }),
  (state, input) => {
    const { pool, client } = clientOf(state, input.ClientId)
    if (!client.enableTokenRevocation) {
      throw new CognitoError('UnsupportedOperationException', 'Token revocation is not enabled for this client')
    }
    if (input.Token.split('.').length === 3) {
      throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type')
    }
    const content = openRefreshToken(pool.keys.refreshKey, input.Token)
    if (!content) throw invalidParameter('Invalid token')
    if (content.clientId !== client.id) throw new CognitoError('UnauthorizedException', 'Token of another client')
    revokeSignIn(pool, content)
    return {}
  },
)
