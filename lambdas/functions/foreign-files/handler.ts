import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { foreignFilePosition, foreignFiles } from '../../store/foreign/foreign-file-store.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { concludeFinding } from './conclude-finding.ts'
import { type ForeignFilesDesk, viewForeignFile } from './foreign-desk.ts'
import { newForeignFile, removeForeignFile } from './foreign-file-commands.ts'
import { listFindings } from './list-findings.ts'

const environment = readEnvironment('foreign-files', process.env)
const province = provinceOf(environment)
const { tree } = province
const desk: ForeignFilesDesk = {
  register: openRegister(environment.REGISTER_TABLE),
  tree,
  bucket: environment.UPLOADS_BUCKET,
  queueUrl: environment.FOREIGN_QUEUE_URL,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  openOrders: Number(environment.OPEN_ORDERS),
  exchange: async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
}

export const handler = apiHandler(
  'foreign-files',
  province,
  {
    openForeignFile: (call) => newForeignFile(desk, call),
    foreignFiles: async ({ query, now }) => {
      // It comes back from the browser, so it is checked before it is used as a key again.
      if (query.cursor !== undefined && !foreignFilePosition.test(query.cursor))
        return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
      const { files, before } = await foreignFiles(desk.register, tree.root.code, query.cursor)
      const { fingerprint } = await desk.exchange()
      return ok({ keyFingerprint: fingerprint, items: files.map((file) => viewForeignFile(file, now)), cursor: before })
    },
    removeForeignFile: (call) => removeForeignFile(desk, call),
    foreignFindings: (call) => listFindings(desk, call),
    decideForeignFinding: (call) => concludeFinding(desk, call),
  },
  { standing: accountStanding(desk.register, tree) },
)
