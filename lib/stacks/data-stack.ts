import { type App, CfnOutput, RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { ExportsBucket } from '../constructs/exports-bucket.ts'
import { KeptSecret } from '../constructs/kept-secret.ts'
import { LogBucket } from '../constructs/private-bucket.ts'
import { RegisterTable } from '../constructs/register-table.ts'
import { UploadsBucket } from '../constructs/uploads-bucket.ts'
import { type House, HouseStack } from './house-stack.ts'

/** What is kept for ever. Nothing that is changed often stands here. */
export class DataStack extends HouseStack {
  readonly register: RegisterTable
  readonly uploads: UploadsBucket
  readonly idKey: KeptSecret<'ID_KEY_SECRET_ARN'>
  readonly exchangeKey: KeptSecret<'EXCHANGE_KEY_SECRET_ARN'>
  readonly exports: ExportsBucket

  constructor(app: App, house: House) {
    super(app, 'Data', house)
    const { stage, isKept } = house.config
    const key = new Key(this, 'Key', {
      description: `An Sinh ${stage}: people's data`,
      alias: `ansinh/${stage}/data`,
      enableKeyRotation: true,
      removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    this.register = new RegisterTable(this, 'Register', { key })
    const logs = new LogBucket(this, 'AccessLogs')
    this.uploads = new UploadsBucket(this, 'Uploads', { key, logs })
    this.exports = new ExportsBucket(this, 'Exports', { key, logs })
    // Without it a copy of the register tells no number.
    this.idKey = new KeptSecret(this, 'IdKey', {
      key,
      variable: 'ID_KEY_SECRET_ARN',
      description: 'keyed hash of ID numbers. Must never change or be lost: no number is found without it.',
      whyKept:
        'A new secret gives every ID number a new hash: the register would find nobody and see no duplicate. It is kept, not rotated.',
    })
    this.exchangeKey = new KeptSecret(this, 'ExchangeKey', {
      key,
      variable: 'EXCHANGE_KEY_SECRET_ARN',
      description:
        'keyed hash of ID numbers in files between provinces. Set it to the value that they have agreed upon.',
      whyKept:
        'It changes on the day on which all provinces change it; by itself it would only make their files unreadable.',
    })

    new CfnOutput(this, 'RegisterTable', { value: this.register.table.tableName })
    new CfnOutput(this, 'ExchangeKeyArn', { value: this.exchangeKey.arn })
    new CfnOutput(this, 'UploadsBucket', { value: this.uploads.bucket.bucketName })
  }
}
