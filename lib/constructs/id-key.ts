import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'

/**
 * The secret with which ID numbers are hashed (HMAC). Without it a copy of the register tells no number: there are so few ID numbers
 * that a plain hash is undone by trying them all.
 */
export class IdKey extends Construct {
  readonly secret: Secret
  readonly #key: IKey

  constructor(scope: Construct, id: string, props: { readonly key: IKey }) {
    super(scope, id)
    const { config } = houseOf(this)
    this.#key = props.key
    this.secret = new Secret(this, 'Secret', {
      description: `An Sinh ${config.stage}: keyed hash of ID numbers. Must never change or be lost: no number is found without it.`,
      encryptionKey: props.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'A new secret gives every ID number a new hash: the register would find nobody and see no duplicate. It is kept, not rotated.',
    )
  }

  read(): Need<{ readonly ID_KEY_SECRET_ARN: string }> {
    return {
      variables: { ID_KEY_SECRET_ARN: this.secret.secretArn },
      statements: [
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
        mayUseKey(this.#key, 'secretsmanager', Stack.of(this).region, ['Decrypt']),
      ],
    }
  }
}
