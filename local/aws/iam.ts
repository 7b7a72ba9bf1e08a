/**
 * IAM's decision about one permission, from the identity policies of a role: an explicit deny wins, nothing is allowed
 * by default. Resource policies, boundaries and organisation policies are not part of it.
 */
import type { Access } from './engine.ts'
import { type Condition, holds, unsupportedParts } from './iam-conditions.ts'
import { matchesAction, matchesGlob } from './iam-patterns.ts'

type Patterns = string | readonly string[]

/** A statement as CloudFormation writes it, with its intrinsics resolved. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: Patterns
  readonly NotAction?: Patterns
  readonly Resource?: Patterns
  readonly NotResource?: Patterns
  readonly Condition?: Condition
}

export interface Policy {
  readonly name: string
  readonly statements: readonly Statement[]
}

/** The smallest part of a policy that can be left out: one action pattern on one resource pattern of one statement. */
export interface Grant {
  readonly policy: string
  /** Index in the policy. */
  readonly statement: number
  readonly action: string
  readonly resource: string
}

export interface Decision {
  readonly isAllowed: boolean
  /** A deny statement said no; otherwise nothing said yes. */
  readonly isExplicitDeny: boolean
  /** All grants that allow it: each is in use, even where one would do. */
  readonly grants: readonly Grant[]
  /**
   * Statements that would apply but hold a condition this evaluation does not know, in words for a person. Such an
   * Allow counts as absent, such a Deny as present.
   */
  readonly unsupported: readonly string[]
}

const listOf = (patterns: Patterns): readonly string[] => (typeof patterns === 'string' ? [patterns] : patterns)

type Match = (pattern: string, text: string) => boolean

/**
 * The patterns that cover a text; those of a Not… element count together as one, because they only mean something
 * together.
 */
function covering(
  positive: Patterns | undefined,
  negative: Patterns | undefined,
  text: string,
  match: Match,
): string[] {
  if (positive !== undefined) return listOf(positive).filter((pattern) => match(pattern, text))
  if (negative === undefined || listOf(negative).some((pattern) => match(pattern, text))) return []
  return [notLabel(negative)]
}

const notLabel = (patterns: Patterns) => `not(${listOf(patterns).join(',')})`

export function decide(policies: readonly Policy[], { action, resource, context = {} }: Access): Decision {
  const grants: Grant[] = []
  const unsupported: string[] = []
  let isExplicitDeny = false
  for (const policy of policies) {
    for (const [index, statement] of policy.statements.entries()) {
      const actions = covering(statement.Action, statement.NotAction, action, matchesAction)
      if (actions.length === 0) continue
      const resources = covering(statement.Resource, statement.NotResource, resource, matchesGlob)
      if (resources.length === 0) continue
      const unknown = statement.Condition === undefined ? [] : unsupportedParts(statement.Condition)
      if (unknown.length > 0) unsupported.push(describe(policy, index, unknown))
      const isMet =
        unknown.length > 0
          ? statement.Effect === 'Deny'
          : statement.Condition === undefined || holds(statement.Condition, context)
      if (!isMet) continue
      if (statement.Effect === 'Deny') isExplicitDeny = true
      else grants.push(...pairs(policy.name, index, actions, resources))
    }
  }
  const isAllowed = !isExplicitDeny && grants.length > 0
  return { isAllowed, isExplicitDeny, grants: isAllowed ? grants : [], unsupported }
}

function pairs(policy: string, statement: number, actions: readonly string[], resources: readonly string[]): Grant[] {
  return actions.flatMap((action) => resources.map((resource) => ({ policy, statement, action, resource })))
}

const describe = (policy: Policy, index: number, parts: readonly string[]) =>
  `policy ${policy.name}, statement ${index}: ${parts.join(', ')}`

/** Every grant that a role's policies give, for comparison with those that were used. */
export function grantsOf(policies: readonly Policy[]): Grant[] {
  return policies.flatMap(({ name, statements }) =>
    statements.flatMap((statement, index) => {
      if (statement.Effect === 'Deny') return []
      const actions = statement.Action !== undefined ? listOf(statement.Action) : [notLabel(statement.NotAction ?? [])]
      const resources =
        statement.Resource !== undefined ? listOf(statement.Resource) : [notLabel(statement.NotResource ?? [])]
      return pairs(name, index, actions, resources)
    }),
  )
}

/**
 * The statements whose conditions (or policy variables) are not known here; a start-up check, so that nobody finds out
 * by a refusal.
 */
export function unsupportedStatements(policies: readonly Policy[]): string[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement, index) => {
      const parts = statement.Condition === undefined ? [] : unsupportedParts(statement.Condition)
      const resources = [...listOf(statement.Resource ?? []), ...listOf(statement.NotResource ?? [])]
      if (resources.some((resource) => resource.includes('${'))) parts.push('policy variable in Resource')
      return parts.length === 0 ? [] : [describe(policy, index, parts)]
    }),
  )
}
