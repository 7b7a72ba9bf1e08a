import * as z from 'zod'
import { matchesAction, matchesArn, matchesGlob } from '../aws/iam-patterns.ts'
import type { Resource } from './assembly.ts'
import type { Resolver } from './resolver.ts'

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const statementShape = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.string(), z.record(z.string(), listed)]).optional(),
  Action: listed.optional(),
  Resource: listed.default([]),
  Condition: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.boolean(), z.number(), z.array(z.string())])))
    .default({}),
})
export type PolicyStatement = z.infer<typeof statementShape>
const documentShape = z.object({ Statement: z.array(statementShape) })
const resourceShape = z.object({ PolicyDocument: documentShape })

/** A service of AWS that acts on behalf of a resource, as S3 does when it sends a bucket's event to a queue. */
export interface ServiceCall {
  /** `s3.amazonaws.com` */
  readonly service: string
  readonly action: string
  readonly resource: string
  /** ARN of the resource on whose behalf. */
  readonly sourceArn: string
  readonly sourceAccount: string
}

/** The statements of a queue's or a bucket's policy; all policies of the type that name the resource count. */
export function resourcePolicy(
  resolver: Resolver,
  type: string,
  names: (policy: Resource) => boolean,
): readonly PolicyStatement[] {
  return resolver
    .resources(type)
    .filter(names)
    .flatMap((policy) => resolver.properties(policy, resourceShape).PolicyDocument.Statement)
}

/** The statements of a policy that stands in a property of the resource, as a key's does. */
export const inlinePolicy = (document: unknown): readonly PolicyStatement[] => documentShape.parse(document).Statement

/** Whether a resource policy lets the service in. A condition that is not known here counts as not met, and for a Deny as met. */
export function allowsService(statements: readonly PolicyStatement[], call: ServiceCall): boolean {
  const matching = statements.filter((statement) => applies(statement, call))
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow')
}

function applies(
  { Effect, Principal, Action, Resource: resources, Condition }: PolicyStatement,
  call: ServiceCall,
): boolean {
  const services = typeof Principal === 'object' ? (Principal.Service ?? []) : []
  const isEverybody = Principal === '*' || (typeof Principal === 'object' && Principal.AWS?.includes('*') === true)
  if (!isEverybody && !services.includes(call.service)) return false
  if (!(Action ?? []).some((pattern) => matchesAction(pattern, call.action))) return false
  if (!resources.some((pattern) => matchesGlob(pattern, call.resource))) return false
  return Object.entries(Condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => {
      const actual = contextOf(call)[key.toLowerCase()]
      const compare = operators[operator]
      if (actual === undefined || compare === undefined) return Effect === 'Deny'
      return [wanted].flat().some((one) => compare(String(one), actual))
    }),
  )
}

/** Services talk to each other over TLS. */
const contextOf = ({ sourceArn, sourceAccount }: ServiceCall): Readonly<Record<string, string>> => ({
  'aws:sourcearn': sourceArn,
  'aws:sourceaccount': sourceAccount,
  'aws:securetransport': 'true',
  's3:tlsversion': '1.3',
})

const operators: Readonly<Record<string, (wanted: string, actual: string) => boolean>> = {
  ArnLike: matchesArn,
  ArnEquals: matchesArn,
  StringEquals: (wanted, actual) => wanted === actual,
  StringLike: matchesGlob,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual,
  NumericLessThan: (wanted, actual) => Number(actual) < Number(wanted),
}
