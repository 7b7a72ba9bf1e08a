import { unitTree } from '../../domain/units/unit-maps.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/account-standing.ts'
import { makeMarks } from '../../store/id-mark.ts'
import { openRegister } from '../../store/table.ts'
import { carryOut } from './carry-out.ts'
import { paymentCommand } from './payment-command.ts'

const environment = readEnvironment('payments', process.env)
const tree = unitTree(environment.UNIT_MAP)
const counter = {
  register: openRegister(environment.REGISTER_TABLE),
  tree,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher: registerMatcher(),
}

export const handler = apiHandler(
  'payments',
  tree,
  {
    recordPayment: async (call) => {
      const command = paymentCommand(call.body)
      return command.ok ? carryOut(counter, call, command.value) : command
    },
    recordNotPaid: (call) => {
      const { reason, note } = call.body
      return carryOut(counter, call, { kind: 'record-not-paid', reason, note })
    },
    undoPayment: (call) => carryOut(counter, call, { kind: 'undo-payment', reason: call.body.reason }),
  },
  { standing: accountStanding(counter.register, tree) },
)
