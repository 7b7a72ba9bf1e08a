import { type CfnResource, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { Synthesized } from '../synthesis.ts'

interface Acknowledged {
  readonly path: string
  readonly rule: string
  readonly reason: string
}

function acknowledgedIn({ app }: Synthesized): Acknowledged[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ path: node.path, rule: rule.replace(/^annotation::/i, ''), reason })),
  )
}

/** The pack as it finds things when nothing has been acknowledged. */
class Unforgiving extends AwsSolutionsChecks {
  constructor() {
    super()
    Object.defineProperty(this, 'isAcknowledged', { value: (_resource: CfnResource, _rule: string) => false })
  }
}

export function checks(cloud: () => Synthesized): void {
  it('leaves no finding of cdk-nag', () => {
    expect(new AwsSolutionsChecks().validateScope(cloud().app).violations).toEqual([])
  })

  it('has no suppression without a reason that somebody could disagree with', () => {
    const all = acknowledgedIn(cloud())
    expect(all.length).toBeGreaterThan(0)
    for (const { rule, reason } of all) expect(`${rule}: ${reason}`.length).toBeGreaterThanOrEqual(rule.length + 2 + 20)
  })

  it('has no suppression that is left over', () => {
    const findings = new Unforgiving()
      .validateScope(cloud().app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => ({ ruleName, path: String(constructPath) })),
      )
    const unused = acknowledgedIn(cloud()).filter(
      ({ path, rule }) =>
        !findings.some(
          (found) => found.ruleName === rule && (found.path === path || found.path.startsWith(`${path}/`)),
        ),
    )
    expect(unused).toEqual([])
  })
}
