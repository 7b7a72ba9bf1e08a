import { isDeepStrictEqual } from 'node:util'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { z } from 'zod'
import { readMachine } from '../../bin/commands/machine.ts'
import { problem } from '../../lambdas/contract/problem.ts'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import type { Role } from '../../lambdas/domain/permissions/permission-table.ts'
import { type AnyRouteInput, type RouteAnswer, type RouteInput, routeOf, urlOf } from '../../web/shared/route-input.ts'
import { type Officer, openSignIn, type SignIn } from './sign-in.ts'
import { testData } from './test-machine.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A running system as its clients see it: HTTP, Cognito, and the operator's own AWS calls. */
export interface World {
  readonly data: string
  /** `http://127.0.0.1:8080/` */
  readonly site: string
  /** Region, endpoint and keys of the operator, for an SDK client. */
  readonly operator: { region: string; endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } }
  readonly environment: Readonly<Record<string, string>>
  /** One HTTP request, as it is. */
  ask(asked: Asked): Promise<Answer>
  /** A call of a route by its name; whatever the answer. Writes get a fresh Idempotency-Key unless the input names one. */
  send(name: RouteName, input: AnyRouteInput, officer: Officer | null): Promise<Answer>
  /** A call that must succeed. The answer may hold nothing that the contract does not name. */
  call<N extends RouteName>(
    name: N,
    input: Omit<RouteInput<N>, 'idempotencyKey'> & { idempotencyKey?: string },
    officer: Officer | null,
  ): Promise<RouteAnswer<N>>
  /** A call that must be refused by the application itself. */
  refused(name: RouteName, input: AnyRouteInput, officer: Officer | null): Promise<z.infer<typeof problem>>
  /** An officer of that role and unit, made by the operator at first need. */
  officer(role: Role, unit: string): Promise<Officer>
  /** A user in Cognito as an operator might have botched it: any groups, any unit or none. */
  makeUser(user: { username: string; groups: readonly string[]; unit: string | null }): Promise<Officer>
  readonly signIn: SignIn
}

const testPassword = 'An-Sinh-thu-2020'

/** The system that runs on this data folder. It is read anew at each start, since a restart may change the addresses. */
export function worldOf(data: string): World {
  const machine = readMachine(data)
  if (!machine) throw new Error(`no program runs on ${data}: this project needs its globalSetup`)
  const { siteUrl: site, environment } = machine
  // The cloud's runtime is newer than this machine's Node, which the SDK warns of.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  const operator = {
    region: environment.AWS_REGION ?? '',
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  }
  const cognito = new CognitoIdentityProviderClient(operator)
  const pool = { UserPoolId: environment.USER_POOL_ID ?? '' }
  const signIn = openSignIn(site)
  const officers = new Map<string, Promise<Officer>>()

  async function ask({ method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
    const answer = await fetch(new URL(path, site), {
      method,
      headers: { ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
  }

  function send(name: RouteName, input: AnyRouteInput, officer: Officer | null): Promise<Answer> {
    const route = routeOf(name)
    return ask({
      method: route.method,
      path: urlOf('/api', route.path, input),
      headers: {
        accept: 'application/json',
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(officer ? { authorization: `Bearer ${officer.idToken}` } : {}),
        ...(route.idempotent ? { 'idempotency-key': input.idempotencyKey ?? crypto.randomUUID() } : {}),
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    })
  }

  async function makeUser(user: { username: string; groups: readonly string[]; unit: string | null }) {
    const Username = user.username
    try {
      await cognito.send(
        new AdminCreateUserCommand({
          ...pool,
          Username,
          MessageAction: 'SUPPRESS',
          TemporaryPassword: testPassword,
          UserAttributes: user.unit === null ? [] : [{ Name: 'custom:unit', Value: user.unit }],
        }),
      )
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error
    }
    await cognito.send(new AdminSetUserPasswordCommand({ ...pool, Username, Password: testPassword, Permanent: true }))
    for (const GroupName of user.groups)
      await cognito.send(new AdminAddUserToGroupCommand({ ...pool, Username, GroupName }))
    return (await signIn)(user.username, testPassword)
  }

  return {
    data,
    site,
    operator,
    environment,
    ask,
    send,
    async call(name, input, officer) {
      const answer = await send(name, input as AnyRouteInput, officer)
      const route = routeOf(name)
      if (answer.status !== route.status) throw new Error(`${name}: ${answer.status} ${answer.text}`)
      const value: unknown = JSON.parse(answer.text)
      const parsed = route.response.parse(value)
      // Node tells at once whether they are equal; what is not, only jest says in words.
      if (!isDeepStrictEqual(value, parsed)) expect(value).toStrictEqual(parsed)
      return parsed as RouteAnswer<typeof name>
    },
    async refused(name, input, officer) {
      const answer = await send(name, input, officer)
      if (answer.status < 400) throw new Error(`${name} was not refused: ${answer.status} ${answer.text}`)
      return problem.strict().parse(JSON.parse(answer.text))
    },
    officer(role, unit) {
      const username = `thu-${role}-${unit}`
      const made = officers.get(username) ?? makeUser({ username, groups: [role], unit })
      officers.set(username, made)
      return made
    },
    makeUser,
    signIn: async (...parts) => (await signIn)(...parts),
  }
}

let shared: World | undefined

/** The system that the project's globalSetup started. */
export function world(): World {
  shared ??= worldOf(testData)
  return shared
}
