import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'

interface KeptSecretProps<Variable extends string> {
  readonly key: IKey
  /** The variable by which a function finds it. */
  readonly variable: Variable
  readonly description: string
  /** Why it is not rotated. */
  readonly whyKept: string
}

/** A secret with which numbers are hashed (HMAC). There are so few ID numbers that a plain hash is undone by trying them all. */
export class KeptSecret<Variable extends string> extends Construct {
  readonly #secret: Secret
  readonly #key: IKey
  readonly #variable: Variable

  constructor(scope: Construct, id: string, { key, variable, description, whyKept }: KeptSecretProps<Variable>) {
    super(scope, id)
    const { config } = houseOf(this)
    this.#key = key
    this.#variable = variable
    this.#secret = new Secret(this, 'Secret', {
      description: `An Sinh ${config.stage}: ${description}`,
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(this.#secret, 'AwsSolutions-SMG4', whyKept)
  }

  get arn(): string {
    return this.#secret.secretArn
  }

  read(): Need<Readonly<Record<Variable, string>>> {
    return {
      variables: { [this.#variable]: this.arn } as Record<Variable, string>,
      statements: [
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.arn] }),
        mayUseKey(this.#key, 'secretsmanager', Stack.of(this).region, ['Decrypt']),
      ],
    }
  }
}
