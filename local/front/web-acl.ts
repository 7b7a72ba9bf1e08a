import * as z from 'zod'
import type { Resource } from '../template/assembly.ts'
import type { Resolver } from '../template/resolver.ts'
import { type EdgeRequest, type EdgeResponse, textResponse } from './exchange.ts'
import { statementShape, type TestOptions, testOf } from './web-acl-statements.ts'

const count = z.coerce.number()
const blockShape = z.object({
  CustomResponse: z
    .object({
      ResponseCode: count,
      CustomResponseBodyKey: z.string().optional(),
      ResponseHeaders: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    })
    .optional(),
})
const aclShape = z.object({
  Rules: z
    .array(
      z.object({
        Name: z.string(),
        Priority: count,
        Action: z.object({ Block: blockShape.optional(), Allow: z.unknown(), Count: z.unknown() }).partial().optional(),
        RuleLabels: z.array(z.object({ Name: z.string() })).default([]),
        Statement: statementShape,
      }),
    )
    .default([]),
  CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string(), ContentType: z.string() })).default({}),
  AssociationConfig: z
    .object({
      RequestBody: z.record(z.string(), z.object({ DefaultSizeInspectionLimit: z.string() })).default({}),
    })
    .optional(),
})
type Acl = z.infer<typeof aclShape>

/** What the firewall says: undefined lets the request through. */
export type WebAcl = (request: EdgeRequest) => EdgeResponse | undefined

export interface WebAclOptions extends Pick<TestOptions, 'now' | 'withoutRateLimits'> {
  /** Told once of the rules that this machine cannot evaluate: managed groups, countries. */
  note(message: string): void
}

/** The rules of a web ACL that are plain data, in the order of their priority. */
export function webAclOf(resolver: Resolver, acl: Resource, options: WebAclOptions): WebAcl {
  const given = resolver.properties(acl, aclShape)
  const limit = given.AssociationConfig?.RequestBody.CLOUDFRONT?.DefaultSizeInspectionLimit ?? 'KB_16'
  const inspectedBytes = Number(limit.replace('KB_', '')) * 1024
  const skipped: string[] = []
  const rules = given.Rules.toSorted((a, b) => a.Priority - b.Priority).flatMap((rule) => {
    const test = testOf(rule.Statement, { ...options, inspectedBytes })
    if (test === undefined) skipped.push(rule.Name)
    return test === undefined || rule.Action === undefined
      ? []
      : [{ action: rule.Action, test, labels: rule.RuleLabels.map(({ Name }) => Name) }]
  })
  if (skipped.length > 0) options.note(`WAF: not evaluated on this machine: ${skipped.join(', ')}`)
  return (request) => {
    const marks = new Set<string>()
    for (const { action, test, labels } of rules) {
      if (!test(request, marks)) continue
      for (const label of labels) marks.add(label)
      if (action.Block !== undefined) return blocked(action.Block, given)
      if (action.Allow !== undefined) return undefined
    }
    return undefined
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  APPLICATION_JSON: 'application/json',
  TEXT_HTML: 'text/html',
  TEXT_PLAIN: 'text/plain',
}

function blocked(block: z.infer<typeof blockShape>, acl: Acl): EdgeResponse {
  const custom = block.CustomResponse
  const body = acl.CustomResponseBodies[custom?.CustomResponseBodyKey ?? '']
  const response =
    body === undefined
      ? textResponse(custom?.ResponseCode ?? 403, 'text/html', 'Request blocked.')
      : textResponse(custom?.ResponseCode ?? 403, contentTypes[body.ContentType] ?? 'text/plain', body.Content)
  const more = (custom?.ResponseHeaders ?? []).map(({ Name, Value }) => [Name.toLowerCase(), Value])
  return { ...response, headers: { ...response.headers, ...Object.fromEntries(more) } }
}
