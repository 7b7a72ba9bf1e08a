import * as z from 'zod'
import type { EdgeRequest } from './exchange.ts'
import { transformationOf } from './web-acl-transformations.ts'

const count = z.coerce.number()
const text = z.coerce.string()
const matchShape = z.object({
  Body: z.object({ OversizeHandling: z.string().default('CONTINUE') }).optional(),
  JsonBody: z.unknown().optional(),
  UriPath: z.unknown().optional(),
  QueryString: z.unknown().optional(),
  Method: z.unknown().optional(),
  SingleHeader: z.object({ Name: z.string() }).optional(),
})
type FieldToMatch = z.infer<typeof matchShape>
const transformationsShape = z.array(z.object({ Priority: count, Type: z.string() })).default([])
type Transformations = z.infer<typeof transformationsShape>

/** The statements that are plain data; a managed rule group or a country list parses to none of them. */
export interface Statement {
  SizeConstraintStatement?:
    | { FieldToMatch: FieldToMatch; TextTransformations: Transformations; ComparisonOperator: string; Size: number }
    | undefined
  ByteMatchStatement?:
    | {
        FieldToMatch: FieldToMatch
        TextTransformations: Transformations
        PositionalConstraint: string
        SearchString: string
      }
    | undefined
  RateBasedStatement?:
    | {
        AggregateKeyType: string
        Limit: number
        EvaluationWindowSec: number
        ScopeDownStatement?: Statement | undefined
      }
    | undefined
  LabelMatchStatement?: { Scope: string; Key: string } | undefined
  AndStatement?: { Statements: Statement[] } | undefined
  OrStatement?: { Statements: Statement[] } | undefined
  NotStatement?: { Statement: Statement } | undefined
}

export const statementShape: z.ZodType<Statement> = z.lazy(() =>
  z.object({
    SizeConstraintStatement: z
      .object({
        FieldToMatch: matchShape,
        TextTransformations: transformationsShape,
        ComparisonOperator: z.string(),
        Size: count,
      })
      .optional(),
    ByteMatchStatement: z
      .object({
        FieldToMatch: matchShape,
        TextTransformations: transformationsShape,
        PositionalConstraint: z.string(),
        SearchString: text,
      })
      .optional(),
    RateBasedStatement: z
      .object({
        AggregateKeyType: z.string(),
        Limit: count,
        EvaluationWindowSec: count.default(300),
        ScopeDownStatement: statementShape.optional(),
      })
      .optional(),
    LabelMatchStatement: z.object({ Scope: text, Key: text }).optional(),
    AndStatement: z.object({ Statements: z.array(statementShape) }).optional(),
    OrStatement: z.object({ Statements: z.array(statementShape) }).optional(),
    NotStatement: z.object({ Statement: statementShape }).optional(),
  }),
)

/** Whether a request matches, with the labels that rules before have put on it. */
export type Test = (request: EdgeRequest, labels: ReadonlySet<string>) => boolean

export interface TestOptions {
  /** As much of a body as WAF looks at. */
  readonly inspectedBytes: number
  readonly now: () => number
  /** Left out for measurements: every call of this machine comes from one address. */
  readonly withoutRateLimits: boolean
}

/** Undefined when the statement, or a part of it, cannot be evaluated on this machine. */
export function testOf(statement: Statement, options: TestOptions): Test | undefined {
  const { SizeConstraintStatement: size, ByteMatchStatement: bytes, RateBasedStatement: rate } = statement
  const { LabelMatchStatement: label } = statement
  const inner = (next: Statement) => testOf(next, options)
  if (size !== undefined) {
    const compare = comparisons[size.ComparisonOperator]
    const measure = sizeOf(size.FieldToMatch, options.inspectedBytes)
    const isAsSent = size.TextTransformations.every(({ Type }) => Type === 'NONE')
    if (compare === undefined || measure === undefined || !isAsSent) return undefined
    return (request) => {
      const found = measure(request)
      return typeof found === 'boolean' ? found : compare(found, size.Size)
    }
  }
  if (bytes !== undefined) {
    const match = positions[bytes.PositionalConstraint]
    const read = textOf(bytes.FieldToMatch)
    const transform = transformationOf(bytes.TextTransformations)
    return match && read && transform && ((request) => match(transform(read(request)), bytes.SearchString))
  }
  if (rate !== undefined) {
    const scope = rate.ScopeDownStatement === undefined ? () => true : inner(rate.ScopeDownStatement)
    if (scope === undefined || !['IP', 'CONSTANT', 'FORWARDED_IP'].includes(rate.AggregateKeyType)) return undefined
    return options.withoutRateLimits
      ? () => false
      : rateTest(rate.Limit, rate.EvaluationWindowSec * 1000, scope, options.now)
  }
  // A namespace names labels of managed groups, which this machine has none of.
  if (label !== undefined) return label.Scope === 'LABEL' ? (_request, labels) => labels.has(label.Key) : undefined
  if (statement.NotStatement !== undefined) {
    const test = inner(statement.NotStatement.Statement)
    return test && ((...given) => !test(...given))
  }
  const several = statement.AndStatement ?? statement.OrStatement
  const tests = several?.Statements.map(inner)
  if (tests === undefined || !tests.every((test) => test !== undefined)) return undefined
  if (statement.AndStatement !== undefined) return (...given) => tests.every((test) => test(...given))
  return (...given) => tests.some((test) => test(...given))
}

const comparisons: Readonly<Record<string, (actual: number, limit: number) => boolean>> = {
  EQ: (actual, limit) => actual === limit,
  NE: (actual, limit) => actual !== limit,
  LE: (actual, limit) => actual <= limit,
  LT: (actual, limit) => actual < limit,
  GE: (actual, limit) => actual >= limit,
  GT: (actual, limit) => actual > limit,
}

const positions: Readonly<Record<string, (actual: string, searched: string) => boolean>> = {
  EXACTLY: (actual, searched) => actual === searched,
  STARTS_WITH: (actual, searched) => actual.startsWith(searched),
  ENDS_WITH: (actual, searched) => actual.endsWith(searched),
  CONTAINS: (actual, searched) => actual.includes(searched),
}

/** WAF sees only the first kilobytes of a body; a longer one is cut (CONTINUE), always a match (MATCH) or never (NO_MATCH). */
function sizeOf(field: FieldToMatch, inspectedBytes: number): ((request: EdgeRequest) => number | boolean) | undefined {
  const handling = field.Body?.OversizeHandling
  if (handling === undefined) {
    const read = textOf(field)
    return read && ((request) => Buffer.byteLength(read(request)))
  }
  return ({ body }) => {
    if (body.length <= inspectedBytes) return body.length
    return handling === 'CONTINUE' ? inspectedBytes : handling === 'MATCH'
  }
}

function textOf(field: FieldToMatch): ((request: EdgeRequest) => string) | undefined {
  const header = field.SingleHeader?.Name.toLowerCase()
  if (header !== undefined) return (request) => request.headers[header] ?? ''
  if (field.UriPath !== undefined) return (request) => request.path
  if (field.QueryString !== undefined) return (request) => request.query
  if (field.Method !== undefined) return (request) => request.method
  return undefined
}

/** A window in slices: exact enough for a limit per minutes, and no list that grows with each request. */
const slices = 30

function rateTest(limit: number, windowMs: number, scope: Test, now: () => number): Test {
  const counts = new Map<string, Map<number, number>>()
  return (request, labels) => {
    if (!scope(request, labels)) return false
    const slice = Math.floor((now() * slices) / windowMs)
    const own = counts.get(request.viewerAddress) ?? new Map<number, number>()
    counts.set(request.viewerAddress, own)
    own.set(slice, (own.get(slice) ?? 0) + 1)
    let sum = 0
    for (const [at, seen] of own) {
      if (at <= slice - slices) own.delete(at)
      else sum += seen
    }
    return sum > limit
  }
}
