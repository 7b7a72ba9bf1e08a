import { provinceOf } from '../../domain/province.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { exportedFile, requestExchangeFile, requestExport } from './request-export.ts'

const environment = readEnvironment('exports', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
const desk = {
  register,
  tree,
  bucket: environment.EXPORTS_BUCKET,
  queueUrl: environment.EXPORTS_QUEUE_URL,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  openOrders: Number(environment.OPEN_ORDERS),
}

export const handler = apiHandler(
  'exports',
  province,
  {
    requestExport: (call) => requestExport(desk, call),
    requestExchangeFile: (call) => requestExchangeFile(desk, call),
    exportedFile: (call) => exportedFile(desk, call),
  },
  { standing: accountStanding(register, tree) },
)
