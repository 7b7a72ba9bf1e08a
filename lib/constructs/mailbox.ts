import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import type { Need } from './need.ts'

/** The domain in whose name mail is sent. Its owner puts the three DKIM records into DNS, see docs/deploy.md. */
export class Mailbox extends Construct {
  readonly #identity: EmailIdentity

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const [, domain = ''] = houseOf(this).config.mailFrom.split('@')
    this.#identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) })
  }

  send(): Need<{ readonly MAIL_FROM: string }> {
    return {
      variables: { MAIL_FROM: houseOf(this).config.mailFrom },
      statements: [
        new PolicyStatement({
          // A report has an attachment, so it goes out as raw MIME; SES checks that as an action of its own.
          actions: ['ses:SendEmail', 'ses:SendRawEmail'],
          resources: [this.#identity.emailIdentityArn],
        }),
      ],
    }
  }
}
