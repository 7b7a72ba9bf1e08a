import type { App } from 'aws-cdk-lib'
import { ContractApi } from '../constructs/contract-api.ts'
import { setting, together } from '../constructs/need.ts'
import { provinceSetting } from '../constructs/province-setting.ts'
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
    { register, idKey, exchangeKey, uploads, exports }: DataStack,
    { officers }: IdentityStack,
    { lists, exportOrders, foreignFiles, payLists, batches, reportTests }: IntakeStack,
  ) {
    super(app, 'Api', house)
    const province = provinceSetting(house.config)
    const { answerDays, perAddress, perCommune } = house.config.complaints
    const complaintSettings = setting({
      COMPLAINT_DAYS: String(answerDays),
      COMPLAINTS_PER_ADDRESS: String(perAddress),
      COMPLAINTS_PER_COMMUNE: String(perCommune),
    })
    const ordering = setting({ OPEN_ORDERS: String(house.config.openOrders) })
    this.contract = new ContractApi(this, 'Contract', {
      officers,
      functions: {
        information: new ServiceFunction(this, 'information', {
          whenItFails: 'Người dân và báo chí không xem được chính sách và số liệu công khai.',
          needs: together(province, register.access(may.information)),
        }),
        lookup: new ServiceFunction(this, 'lookup', {
          whenItFails: 'Người dân không tra cứu được khoản hỗ trợ của mình.',
          needs: together(province, register.access(may.lookup), idKey.read()),
        }),
        session: new ServiceFunction(this, 'session', {
          whenItFails: 'Cán bộ đăng nhập xong không mở được màn hình làm việc.',
          needs: together(province, register.access(may.session)),
          memorySize: 512,
        }),
        lists: new ServiceFunction(this, 'lists', {
          whenItFails: 'Cán bộ xã không tải được danh sách lên và không xem được kết quả từng dòng.',
          needs: together(
            province,
            ordering,
            setting({ LISTS_QUEUE_URL: lists.queue.queueUrl }),
            register.access(may.lists),
            idKey.read(),
            uploads.signUploads(),
            lists.send(),
          ),
        }),
        entitlements: new ServiceFunction(this, 'entitlements', {
          whenItFails: 'Cán bộ và bưu điện không xem được danh sách người được hỗ trợ, nên không chi trả được.',
          needs: together(province, register.access(may.entitlements), idKey.read()),
        }),
        exports: new ServiceFunction(this, 'exports', {
          whenItFails: 'Cán bộ không xuất được danh sách ra tệp để in, đối chiếu và báo cáo.',
          needs: together(
            province,
            ordering,
            setting({ EXPORTS_QUEUE_URL: exportOrders.queue.queueUrl }),
            register.access(may.exports),
            idKey.read(),
            exports.signDownloads(),
            exportOrders.send(),
          ),
        }),
        payments: new ServiceFunction(this, 'payments', {
          whenItFails: 'Không ghi nhận được việc chi trả: tiền đã trả mà người dân và giám sát không thấy.',
          needs: together(province, register.access(may.payments), idKey.read(), exchangeKey.read()),
        }),
        batches: new ServiceFunction(this, 'batches', {
          whenItFails: 'Không lập, xác nhận và huỷ được đợt ghi chi trả: phải ghi nhận từng người một.',
          needs: together(
            province,
            ordering,
            setting({ BATCHES_QUEUE_URL: batches.queue.queueUrl }),
            register.access(may.batches),
            idKey.read(),
            uploads.signUploads(UploadsBucket.resultsPrefix),
            exports.signDownloads(),
            batches.send(),
          ),
        }),
        'pay-lists': new ServiceFunction(this, 'pay-lists', {
          whenItFails: 'Xã và bưu điện không in được danh sách ký nhận và không đối chiếu được danh sách đã ký.',
          needs: together(
            province,
            ordering,
            setting({ PAY_LISTS_QUEUE_URL: payLists.queue.queueUrl }),
            register.access(may['pay-lists']),
            idKey.read(),
            exports.signDownloads(),
            payLists.send(),
          ),
        }),
        cases: new ServiceFunction(this, 'cases', {
          whenItFails: 'Không kết luận được vụ nghi trùng: khoản đang tạm dừng cứ bị giữ, người dân phải chờ.',
          needs: together(province, register.access(may.cases), idKey.read(), exchangeKey.read()),
        }),
        'foreign-files': new ServiceFunction(this, 'foreign-files', {
          whenItFails:
            'Không nhận được tệp của tỉnh khác và không kết luận được người có ở cả hai tỉnh: có người được chi hai nơi.',
          needs: together(
            province,
            ordering,
            setting({ FOREIGN_QUEUE_URL: foreignFiles.queue.queueUrl }),
            register.access(may['foreign-files']),
            idKey.read(),
            exchangeKey.read(),
            uploads.signUploads(UploadsBucket.foreignPrefix),
            foreignFiles.send(),
          ),
        }),
        complain: new ServiceFunction(this, 'complain', {
          whenItFails: 'Người dân không gửi được phản ánh và không xem được trả lời.',
          needs: together(province, complaintSettings, register.access(may.complain), idKey.read()),
        }),
        complaints: new ServiceFunction(this, 'complaints', {
          whenItFails: 'Cán bộ và Mặt trận không xem, không trả lời được phản ánh: người dân chờ quá hạn.',
          needs: together(province, complaintSettings, register.access(may.complaints), idKey.read()),
        }),
        statistics: new ServiceFunction(this, 'statistics', {
          whenItFails: 'Lãnh đạo không xem được thống kê và không nhập được số kế hoạch.',
          needs: together(province, register.access(may.statistics)),
        }),
        reports: new ServiceFunction(this, 'reports', {
          whenItFails: 'Lãnh đạo và cán bộ không xem, không tải được báo cáo và không đặt được báo cáo gửi qua thư.',
          needs: together(
            province,
            setting({
              MAIL_DOMAINS: house.config.mailDomains.join(' '),
              REPORT_TESTS_QUEUE_URL: reportTests.queue.queueUrl,
            }),
            register.access(may.reports),
            reportTests.send(),
          ),
        }),
        accounts: new ServiceFunction(this, 'accounts', {
          whenItFails: 'Tỉnh không cấp, không khoá, không cấp lại mật khẩu được cho tài khoản của xã, huyện, bưu điện.',
          needs: together(province, register.access(may.accounts), officers.manage()),
        }),
      },
    })
  }
}
