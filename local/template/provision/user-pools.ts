import * as z from 'zod'
import type { CognitoEngine } from '../../engines/cognito/cognito-engine.ts'
import { clientSpecFrom, groupSpecFrom, poolSpecFrom } from '../../engines/cognito/from-template.ts'
import type { Resource } from '../assembly.ts'
import { placeName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'
import { TemplateError } from '../template-error.ts'

const anything = z.record(z.string(), z.unknown())
const ofPool = z.looseObject({ UserPoolId: z.string() })

/** Opens the pools of the template with their clients and groups. */
export async function provisionUserPools(
  resolver: Resolver,
  engine: CognitoEngine,
  pools: readonly Resource[],
): Promise<void> {
  for (const resource of pools) {
    const place = {
      id: resolver.ref(resource),
      arn: resolver.attribute(resource, 'Arn'),
      region: resource.stack.place.region,
    }
    const properties = resolver.properties(resource, anything)
    if (properties.LambdaConfig !== undefined && JSON.stringify(properties.LambdaConfig) !== '{}') {
      throw new TemplateError(
        'NOT_SUPPORTED',
        placeName(resource),
        'triggers of a user pool (LambdaConfig) are not run on this machine',
      )
    }
    const pool = await engine.createUserPool(read(resource, () => poolSpecFrom(place, properties)))
    for (const client of resolver.resources('AWS::Cognito::UserPoolClient')) {
      const given = resolver.properties(client, ofPool)
      if (given.UserPoolId === place.id)
        pool.createClient(read(client, () => clientSpecFrom(resolver.ref(client), given)))
    }
    for (const group of resolver.resources('AWS::Cognito::UserPoolGroup')) {
      const given = resolver.properties(group, ofPool)
      if (given.UserPoolId === place.id) pool.createGroup(read(group, () => groupSpecFrom(given)))
    }
  }
  const [user] = resolver.resources('AWS::Cognito::UserPoolUser', 'AWS::Cognito::UserPoolUserToGroupAttachment')
  if (user !== undefined) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      placeName(user),
      'accounts come from the account command, not from the template',
    )
  }
}

function read<T>(resource: Resource, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new TemplateError('BAD_PROPERTY', placeName(resource), z.prettifyError(error))
    throw error
  }
}
