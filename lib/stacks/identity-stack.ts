import { type App, CfnOutput } from 'aws-cdk-lib'
import { Officers } from '../constructs/officers.ts'
import { type House, HouseStack } from './house-stack.ts'

export class IdentityStack extends HouseStack {
  readonly officers: Officers

  constructor(app: App, house: House) {
    super(app, 'Identity', house)
    this.officers = new Officers(this, 'Officers')

    new CfnOutput(this, 'UserPoolId', { value: this.officers.pool.userPoolId })
    new CfnOutput(this, 'UserPoolClientId', { value: this.officers.client.userPoolClientId })
  }
}
