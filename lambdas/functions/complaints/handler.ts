import { provinceOf } from '../../domain/province.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { complaintsOfUnit } from '../../store/complaints/complaint-store.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { fileComplaint } from './file-complaint.ts'
import { pageOfComplaints } from './page-of-complaints.ts'
import { decideOn, readComplaint } from './read-complaint.ts'

const environment = readEnvironment('complaints', process.env)
const province = provinceOf(environment)
const desk = {
  register: openRegister(environment.REGISTER_TABLE),
  tree: province.tree,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  answerDays: Number(environment.COMPLAINT_DAYS),
}
const { register, tree } = desk

export const handler = apiHandler(
  'complaints',
  province,
  {
    complaints: async ({ query, actor, now }) => {
      const all = await complaintsOfUnit(register, tree, query.unit, query.programme)
      return pageOfComplaints(all, query, { tree, actor, now })
    },
    complaint: (call) => readComplaint(desk, call),
    fileComplaint: (call) => fileComplaint(desk, call),
    decideComplaint: (call) => decideOn(desk, call),
  },
  { standing: accountStanding(register, tree) },
)
