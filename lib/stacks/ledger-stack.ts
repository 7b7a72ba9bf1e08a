import { type App, Duration } from 'aws-cdk-lib'
import { Clock } from '../constructs/clock.ts'
import { setting, together } from '../constructs/need.ts'
import { ownMetric } from '../constructs/own-metric.ts'
import { DeadLetters } from '../constructs/queues.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { watch } from '../constructs/watched.ts'
import { registerAccess } from '../permissions.ts'
import { inVietnam } from '../schedule.ts'
import type { DataStack } from './data-stack.ts'
import { type House, HouseStack } from './house-stack.ts'
import type { WebStack } from './web-stack.ts'

/** register -> every night a seal over the day's events -> the public site; and the counters recounted from the records */
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
      // An office's own machine is off at two at night: it seals when it is switched on in the morning.
      madeUpFor: Duration.hours(24),
    })
    this.#recount(register)
  }

  /** Begun once a night, when the day's work is over; the later calls go on with what one function had no time for. */
  #recount(register: DataStack['register']): void {
    const deadLetters = new DeadLetters(this, 'RecountDeadLetters', {
      name: 'recount-dead-letters',
      whenItFails: 'Số đếm không được kiểm lại với hồ sơ nhiều lần liền: báo cáo có thể sai mà không ai biết.',
    })
    const recount = new ServiceFunction(this, 'recount', {
      whenItFails: 'Số đếm chưa được kiểm lại với hồ sơ: báo cáo có thể sai mà không ai biết.',
      needs: together(setting({ UNIT_MAP: this.house.config.unitMap }), register.access(registerAccess.recount)),
      timeout: Duration.minutes(15),
      deadLetterQueue: deadLetters.queue,
    })
    for (const programme of this.house.config.programmes) {
      // It is counted once a night: the difference is there until a night finds none.
      watch(this, {
        name: `counts-differ-${programme}`,
        runbook: 'counts-differ',
        kind: 'findings',
        metric: ownMetric('recount', 'countsDiffer', programme),
        threshold: 1,
        holds: true,
        whenItFails:
          'Số đếm không khớp với hồ sơ: báo cáo, thống kê và trang công khai đang nói sai số người hoặc số tiền.',
      })
      for (const [name, order, cron] of [
        ['Begin', 'begin', 'cron(30 1 * * ? *)'],
        ['GoOn', 'continue', 'cron(0/20 2-5 * * ? *)'],
      ] as const)
        new Clock(this, `Recount${name}-${programme}`, {
          schedule: inVietnam(cron),
          target: recount,
          input: { programme, recount: order },
          deadLetters,
        })
    }
  }
}
