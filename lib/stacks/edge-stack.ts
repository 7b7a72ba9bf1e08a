import type { App } from 'aws-cdk-lib'
import { Firewall } from '../constructs/firewall.ts'
import { type House, HouseStack } from './house-stack.ts'

/** In us-east-1, because CloudFront takes its firewall from nowhere else. */
export class EdgeStack extends HouseStack {
  readonly firewall: Firewall

  constructor(app: App, house: House) {
    super(app, 'Edge', house, 'us-east-1')
    this.firewall = new Firewall(this, 'Firewall')
  }
}
