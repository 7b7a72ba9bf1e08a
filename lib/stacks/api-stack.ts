import type { App } from 'aws-cdk-lib'
import { ContractApi } from '../constructs/contract-api.ts'
import { setting, together } from '../constructs/need.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { UploadsBucket } from '../constructs/uploads-bucket.ts'
import { registerAccess as may } from '../permissions.ts'
import type { DataStack } from './data-stack.ts'
import { type House, HouseStack } from './house-stack.ts'
import type { IdentityStack } from './identity-stack.ts'
import type { IntakeStack } from './intake-stack.ts'

export class ApiStack extends HouseStack {
  readonly contract: ContractApi

  constructor(
    app: App,
    house: House,
    { register, idKey, uploads, exports }: DataStack,
    { officers }: IdentityStack,
    { lists, exportOrders, batches }: IntakeStack,
  ) {
    super(app, 'Api', house)
    const units = setting({ UNIT_MAP: house.config.unitMap })
    this.contract = new ContractApi(this, 'Contract', {
      officers,
      functions: {
        information: new ServiceFunction(this, 'information', {
          whenItFails: 'Người dân và báo chí không xem được chính sách và số liệu công khai.',
          needs: together(units, register.access(may.information)),
        }),
        lookup: new ServiceFunction(this, 'lookup', {
          whenItFails: 'Người dân không tra cứu được khoản hỗ trợ của mình.',
          needs: together(units, register.access(may.lookup), idKey.read()),
        }),
        session: new ServiceFunction(this, 'session', {
          whenItFails: 'Cán bộ đăng nhập xong không mở được màn hình làm việc.',
          needs: together(units, register.access(may.session)),
          memorySize: 512,
        }),
        lists: new ServiceFunction(this, 'lists', {
          whenItFails: 'Cán bộ xã không tải được danh sách lên và không xem được kết quả từng dòng.',
          needs: together(
            units,
            setting({ LISTS_QUEUE_URL: lists.queue.queueUrl }),
            register.access(may.lists),
            idKey.read(),
            uploads.signUploads(),
            lists.send(),
          ),
        }),
        entitlements: new ServiceFunction(this, 'entitlements', {
          whenItFails: 'Cán bộ và bưu điện không xem được danh sách người được hỗ trợ, nên không chi trả được.',
          needs: together(units, register.access(may.entitlements)),
        }),
        exports: new ServiceFunction(this, 'exports', {
          whenItFails: 'Cán bộ không xuất được danh sách ra tệp để in, đối chiếu và báo cáo.',
          needs: together(
            units,
            setting({ EXPORTS_QUEUE_URL: exportOrders.queue.queueUrl }),
            register.access(may.exports),
            idKey.read(),
            exports.signDownloads(),
            exportOrders.send(),
          ),
        }),
        payments: new ServiceFunction(this, 'payments', {
          whenItFails: 'Không ghi nhận được việc chi trả: tiền đã trả mà người dân và giám sát không thấy.',
          needs: together(units, register.access(may.payments), idKey.read()),
        }),
        batches: new ServiceFunction(this, 'batches', {
          whenItFails: 'Không lập, xác nhận và huỷ được đợt ghi chi trả: phải ghi nhận từng người một.',
          needs: together(
            units,
            setting({ BATCHES_QUEUE_URL: batches.queue.queueUrl }),
            register.access(may.batches),
            idKey.read(),
            uploads.signUploads(UploadsBucket.resultsPrefix),
            exports.signDownloads(),
            batches.send(),
          ),
        }),
        cases: new ServiceFunction(this, 'cases', {
          whenItFails:
            'Cấp huyện và Sở không kết luận được vụ nghi trùng: khoản đang tạm dừng cứ bị giữ, người dân phải chờ.',
          needs: together(units, register.access(may.cases), idKey.read()),
        }),
        statistics: new ServiceFunction(this, 'statistics', {
          whenItFails: 'Lãnh đạo không xem được thống kê và không nhập được số kế hoạch.',
          needs: together(units, register.access(may.statistics)),
        }),
        accounts: new ServiceFunction(this, 'accounts', {
          whenItFails: 'Sở không cấp, không khoá, không cấp lại mật khẩu được cho tài khoản của xã, huyện, bưu điện.',
          needs: together(units, register.access(may.accounts), officers.manage()),
        }),
      },
    })
  }
}
