import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { role } from '../../lambdas/contract/shapes.ts'
import { acknowledge } from '../acknowledge.ts'
import { accountActions } from '../permissions.ts'
import { houseOf } from '../stacks/house-stack.ts'
import type { Need } from './need.ts'

/** The accounts of officers, payers and observers: who he is, in which group (his role), bound to which unit. */
export class Officers extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { config } = houseOf(this)
    this.pool = new UserPool(this, 'Pool', {
      // Accounts are issued by the Department's office; nobody makes his own.
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      standardAttributes: { fullname: { mutable: true }, email: { mutable: true } },
      // Mutable, since an office may get another unit at a merger; but no client may write it, see writeAttributes below.
      customAttributes: { unit: new StringAttribute({ mutable: true, minLen: 1, maxLen: 8 }) },
      passwordPolicy: {
        minLength: 12,
        requireUppercase: true,
        requireLowercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      // A forgotten password is a matter of the office that issued the account: mailboxes of communes are shared.
      accountRecovery: AccountRecovery.NONE,
      deletionProtection: config.isKept,
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(config.hasThreatProtection && {
        featurePlan: FeaturePlan.PLUS,
        standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      }),
    })
    this.client = this.pool.addClient('Console', {
      generateSecret: false,
      disableOAuth: true,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.minutes(60),
      accessTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true, email: true, locale: true })
        .withCustomAttributes('unit'),
      // One harmless attribute on purpose: an empty list means all of them to Cognito, the unit too.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    })
    for (const [precedence, groupName] of role.options.entries()) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, { userPoolId: this.pool.userPoolId, groupName, precedence })
    }
    if (config.hasThreatProtection) this.#refuseRisks()
    acknowledge(
      this.pool,
      'AwsSolutions-COG1',
      'Length 12 with capitals, small letters and digits. Signs are not asked for: they make people write passwords down (NIST SP 800-63B).',
    )
    acknowledge(
      this.pool,
      'AwsSolutions-COG2',
      'A second factor is offered, not forced: many communes share one computer and have no official telephone. The Department decides.',
    )
    if (!config.hasThreatProtection) {
      acknowledge(
        this.pool,
        'AwsSolutions-COG8',
        'This stage holds no real people; the plus plan is paid by user and switched on in the configuration of prod.',
      )
    }
  }

  /** The plan alone says nothing of what is done about a risk. Nobody gets a mail: mailboxes of communes are shared. */
  #refuseRisks(): void {
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: this.pool.userPoolId,
      clientId: 'ALL',
      // Of use when a password is set: at a sign-in by SRP Cognito sees none.
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      // Less than high is every second office behind a carrier's shared addresses.
      accountTakeoverRiskConfiguration: { actions: { highAction: { eventAction: 'BLOCK', notify: false } } },
    })
  }

  manage(): Need<{ readonly USER_POOL_ID: string }> {
    return {
      variables: { USER_POOL_ID: this.pool.userPoolId },
      statements: [
        new PolicyStatement({
          actions: accountActions.map((name) => `cognito-idp:${name}`),
          resources: [this.pool.userPoolArn],
        }),
      ],
    }
  }
}
