import { Stack } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import type { Need } from './need.ts'

/**
 * The domain in whose name mail is sent, and where word comes of what did not arrive. Its owner puts the three DKIM records into DNS, see
 * docs/deploy.md.
 */
export class Mailbox extends Construct {
  readonly #identity: EmailIdentity
  readonly #set: ConfigurationSet

  /** @param feedback gets each bounce and complaint as the event of EventBridge */
  constructor(scope: Construct, id: string, { feedback }: { readonly feedback: IQueue }) {
    super(scope, id)
    const { mailFrom, stage } = houseOf(this).config
    const [, domain = ''] = mailFrom.split('@')
    this.#identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) })
    const set = `ansinh-${stage}`
    this.#set = new ConfigurationSet(this, 'Set', { configurationSetName: set })
    // SES publishes to the default bus alone.
    this.#set.addEventDestination('Feedback', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    })
    // Another stage or program of the account sends through a set of its own.
    const ownMail = { tags: { 'ses:configuration-set': [set] } }
    new Rule(this, 'Feedback', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: ownMail },
      },
      targets: [new SqsQueue(feedback)],
    })
  }

  send(): Need<{ readonly MAIL_FROM: string; readonly MAIL_SET: string }> {
    return {
      variables: { MAIL_FROM: houseOf(this).config.mailFrom, MAIL_SET: this.#set.configurationSetName },
      statements: [
        new PolicyStatement({
          // A report has an attachment, so it goes out as raw MIME; SES checks that as an action of its own.
          actions: ['ses:SendEmail', 'ses:SendRawEmail'],
          resources: [
            this.#identity.emailIdentityArn,
            Stack.of(this).formatArn({
              service: 'ses',
              resource: 'configuration-set',
              resourceName: this.#set.configurationSetName,
            }),
          ],
        }),
      ],
    }
  }
}
