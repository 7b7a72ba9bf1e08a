import * as z from 'zod'
import type { Policy } from '../aws/iam.ts'
import type { Resource } from './assembly.ts'
import { placeName } from './naming.ts'
import type { Resolver } from './resolver.ts'

/** A role of the template with everything that it may do. */
export interface Role {
  readonly arn: string
  /** Services that may take it, such as `lambda.amazonaws.com`. */
  readonly trusted: readonly string[]
  readonly policies: readonly Policy[]
}

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const statementShape = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listed.optional(),
  NotAction: listed.optional(),
  Resource: listed.optional(),
  NotResource: listed.optional(),
  Condition: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])))
    .optional(),
})
const documentShape = z.object({
  Statement: z.union([z.array(statementShape), statementShape.transform((one) => [one])]),
})
const roleShape = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.array(z.object({ Principal: z.object({ Service: listed.optional() }).default({}) })),
  }),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: documentShape })).default([]),
})
const policyShape = z.object({ PolicyName: z.string().optional(), PolicyDocument: documentShape })

/** AWS's own policies that functions have; those that concern nothing that runs here give nothing. */
const awsManaged: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: [],
  AWSLambdaVPCAccessExecutionRole: [],
  AWSXRayDaemonWriteAccess: [],
  CloudWatchLambdaInsightsExecutionRolePolicy: [],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
}

/**
 * The role behind an ARN: its inline policies, the `AWS::IAM::Policy` resources that name it, and managed policies of the template.
 * Undefined when the role is not in the template: it may do nothing here. `report` hears of managed policies that are not known.
 */
export function roleOf(resolver: Resolver, roleArn: string, report: (message: string) => void): Role | undefined {
  const role = resolver.resources('AWS::IAM::Role').find((one) => resolver.attribute(one, 'Arn') === roleArn)
  if (role === undefined) return undefined
  const given = resolver.properties(role, roleShape)
  const name = resolver.ref(role)
  const policies: Policy[] = given.Policies.map(({ PolicyName, PolicyDocument }) =>
    policyOf(PolicyName, PolicyDocument),
  )
  for (const policy of resolver.resources('AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy')) {
    const arn = policy.type === 'AWS::IAM::ManagedPolicy' ? resolver.ref(policy) : undefined
    if (!rolesOf(resolver, policy).includes(name) && (arn === undefined || !given.ManagedPolicyArns.includes(arn)))
      continue
    const { PolicyName, PolicyDocument } = resolver.properties(policy, policyShape)
    policies.push(policyOf(PolicyName ?? arn ?? policy.logicalId, PolicyDocument))
  }
  for (const arn of given.ManagedPolicyArns.filter((one) => one.includes('::aws:policy/'))) {
    const actions = awsManaged[arn.slice(arn.lastIndexOf('/') + 1)]
    if (actions === undefined) report(`${placeName(role)}: ${arn} is not known on this machine and allows nothing here`)
    else if (actions.length > 0)
      policies.push({ name: arn, statements: [{ Effect: 'Allow', Action: actions, Resource: '*' }] })
  }
  const trusted = given.AssumeRolePolicyDocument.Statement.flatMap(({ Principal }) => Principal.Service ?? [])
  return { arn: roleArn, trusted, policies }
}

function policyOf(name: string, { Statement }: z.infer<typeof documentShape>): Policy {
  return { name, statements: Statement.map((statement) => JSON.parse(JSON.stringify(statement))) }
}

/** Only this one property: the others may name what nothing running needs. */
function rolesOf(resolver: Resolver, policy: Resource): readonly string[] {
  const { Roles, RoleName } = policy.properties
  const names = resolver.value(policy.stack, Roles ?? (RoleName === undefined ? [] : [RoleName]), placeName(policy))
  return Array.isArray(names) ? names.filter((one) => typeof one === 'string') : []
}
