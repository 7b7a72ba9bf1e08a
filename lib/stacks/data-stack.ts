import { type App, CfnOutput, RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { ExportsBucket } from '../constructs/exports-bucket.ts'
import { IdKey } from '../constructs/id-key.ts'
import { LogBucket } from '../constructs/private-bucket.ts'
import { RegisterTable } from '../constructs/register-table.ts'
import { UploadsBucket } from '../constructs/uploads-bucket.ts'
import { type House, HouseStack } from './house-stack.ts'

/** What is kept for ever. Nothing that is changed often stands here. */
export class DataStack extends HouseStack {
  readonly register: RegisterTable
  readonly uploads: UploadsBucket
  readonly idKey: IdKey
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
    this.idKey = new IdKey(this, 'IdKey', { key })

    new CfnOutput(this, 'RegisterTable', { value: this.register.table.tableName })
    new CfnOutput(this, 'UploadsBucket', { value: this.uploads.bucket.bucketName })
  }
}
