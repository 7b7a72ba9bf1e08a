import { type App, CrossStackReferences, ReferenceStrength } from 'aws-cdk-lib'
import { Alarms } from '../constructs/alarms.ts'
import { Overview } from '../constructs/overview.ts'
import { watchedIn } from '../constructs/watched.ts'
import { type House, HouseStack } from './house-stack.ts'

/** Made last: it looks at what every part has told to be watched. */
export class WatchStack extends HouseStack {
  constructor(app: App, house: House) {
    super(app, 'Watch', house)
    // Weak: an alarm must never hold up the change of what it looks at.
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK)
    const watched = watchedIn(this)
    new Alarms(this, 'Alarms', { watched })
    new Overview(this, 'Overview', { watched })
  }
}
