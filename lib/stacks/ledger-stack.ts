import { type App, Duration } from 'aws-cdk-lib'
import { Clock } from '../constructs/clock.ts'
import { setting, together } from '../constructs/need.ts'
import { DeadLetters } from '../constructs/queues.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { registerAccess } from '../permissions.ts'
import type { DataStack } from './data-stack.ts'
import { type House, HouseStack } from './house-stack.ts'
import type { WebStack } from './web-stack.ts'

/** register -> every night a seal over the day's events -> the public site */
export class LedgerStack extends HouseStack {
  constructor(app: App, house: House, { register }: DataStack, { site }: WebStack) {
    super(app, 'Ledger', house)
    const { config } = house
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      name: 'seal-dead-letters',
      whenItFails: 'Sổ của ngày không niêm phong được sau nhiều lần thử: biên nhận của ngày đó chưa kiểm tra được.',
    })
    const sealer = new ServiceFunction(this, 'seal-ledger', {
      whenItFails: 'Sổ của ngày chưa được niêm phong và công bố: người dân chưa kiểm tra được biên nhận của ngày đó.',
      needs: together(
        setting({ UNIT_MAP: config.unitMap }),
        register.access(registerAccess['seal-ledger']),
        site.putBelow('so-cai/'),
      ),
      timeout: Duration.minutes(15),
      deadLetterQueue: deadLetters.queue,
    })
    new Clock(this, 'Nightly', {
      schedule: config.sealSchedule,
      target: sealer,
      input: { job: 'seal-ledger' },
      deadLetters,
    })
  }
}
