import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import { answerBodies, asksForPage, withPage, withProblem } from './firewall-answers.ts'

type Rule = CfnWebACL.RuleProperty
type Statement = CfnWebACL.StatementProperty

/** Metrics, but no samples: a sampled request shows its headers, and with them a token. */
const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
})

const asIs = [{ priority: 0, type: 'NONE' }]

/** As API Gateway reads a path, which decodes it: `/api/%6cookup` and `/api/./lookup` must not walk past a rule. */
const asRead = ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'].map((type, priority) => ({ priority, type }))

const pathStartsWith = (searchString: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString,
    textTransformations: asRead,
  },
})

const all = (statements: readonly Statement[]): Statement => ({ andStatement: { statements: [...statements] } })

type Override = CfnWebACL.RuleActionOverrideProperty

const counted = (name: string): Override => ({ name, actionToUse: { count: {} } })
/** Told in Vietnamese what CloudFront says in English: words that somebody has typed look like an attack. */
const told = (name: string): Override => ({ name, actionToUse: withPage('blocked') })

/** Which of its rules only count is written here and nowhere else. */
const managed = (priority: number, name: string, ruleActionOverrides: readonly Override[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: visibility(name),
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, ruleActionOverrides: [...ruleActionOverrides] } },
})

const tooMany = 'too-many'

/** Marks what is too much; a rule behind it says so, in the form that was asked for: one rule counts every request of an address. */
const rate = (priority: number, name: string, limit: number, scopeDownStatement: Statement): Rule => ({
  name,
  priority,
  action: { count: {} },
  ruleLabels: [{ name: tooMany }],
  visibilityConfig: visibility(name),
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: 300, scopeDownStatement } },
})

const isTooMuch: Statement = { labelMatchStatement: { scope: 'LABEL', key: tooMany } }

const bodyTooLarge: readonly Statement[] = [
  pathStartsWith('/api/'),
  {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: 64 * 1024,
      textTransformations: asIs,
    },
  },
]

const refusing = (
  priority: number,
  name: string,
  action: CfnWebACL.RuleActionProperty,
  statement: Statement,
): Rule => ({ name, priority, action, visibilityConfig: visibility(name), statement })

/** The web ACL before the distribution. Must stand in us-east-1. */
export class Firewall extends Construct {
  readonly acl: CfnWebACL

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { stage, rateLimits } = houseOf(this).config
    this.acl = new CfnWebACL(this, 'Acl', {
      name: `ansinh-${stage}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(`ansinh-${stage}`),
      // WAF looks at 16 KB of a body unless it is paid to see more, and "larger than what I saw" is the only way to say 64 KB.
      associationConfig: { requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_64' } } },
      customResponseBodies: answerBodies,
      rules: [
        refusing(0, 'body-size-page', withPage('too-large'), all([...bodyTooLarge, ...asksForPage])),
        refusing(1, 'body-size', withProblem('too-large'), all(bodyTooLarge)),
        // The look-up is what somebody would try numbers on; the rest of the API is behind a sign-in.
        rate(2, 'rate-look-up', rateLimits.lookUp, pathStartsWith('/api/lookup')),
        // And what somebody would try codes on, or fill desks with.
        rate(3, 'rate-complaints', rateLimits.lookUp, pathStartsWith('/api/public/complaints')),
        rate(4, 'rate-api', rateLimits.api, pathStartsWith('/api/')),
        refusing(5, 'too-many-page', withPage('too-many'), all([isTooMuch, ...asksForPage])),
        refusing(6, 'too-many', withProblem('too-many'), isTooMuch),
        managed(7, 'AWSManagedRulesAmazonIpReputationList'),
        managed(8, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(9, 'AWSManagedRulesCommonRuleSet', [
          // Its own limit of 8 KB a body would refuse a plan of 90 cells; ours is above.
          counted('SizeRestrictions_BODY'),
          ...['CrossSiteScripting_BODY', 'GenericRFI_BODY', 'GenericLFI_BODY', 'EC2MetaDataSSRF_BODY'].map(told),
        ]),
      ],
    })
  }
}
