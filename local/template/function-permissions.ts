import * as z from 'zod'
import { matchesArn } from '../aws/iam-patterns.ts'
import type { Resolver } from './resolver.ts'

/** The resource policies of functions: who may invoke them, from `AWS::Lambda::Permission`. */
export interface FunctionPermissions {
  /** Why a service may not invoke the function on behalf of `sourceArn`; undefined when it may. */
  refusal(functionArn: string, servicePrincipal: string, sourceArn: string): string | undefined
}

const permissionShape = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
})

/** `FunctionName` may be a name, an ARN, or either with a version or alias. */
const nameOf = (functionName: string): string =>
  functionName.startsWith('arn:') ? (functionName.split(':')[6] ?? '') : (functionName.split(':')[0] ?? '')

export function functionPermissions(resolver: Resolver): FunctionPermissions {
  const permissions = resolver
    .resources('AWS::Lambda::Permission')
    .map((permission) => resolver.properties(permission, permissionShape))
    .filter(({ Action }) => ['lambda:InvokeFunction', 'lambda:*', '*'].includes(Action))
  return {
    refusal(functionArn, servicePrincipal, sourceArn) {
      const name = nameOf(functionArn)
      const isAllowed = permissions.some(
        ({ FunctionName, Principal, SourceArn }) =>
          nameOf(FunctionName) === name &&
          Principal === servicePrincipal &&
          (SourceArn === undefined || matchesArn(SourceArn, sourceArn)),
      )
      if (isAllowed) return undefined
      return `no AWS::Lambda::Permission lets ${servicePrincipal} (${sourceArn}) invoke ${name}`
    },
  }
}
