import { provinceOf } from '../../domain/province.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { carryOut } from './carry-out.ts'
import { carryOutHousehold } from './carry-out-household.ts'
import { paymentCommand } from './payment-command.ts'

const environment = readEnvironment('payments', process.env)
const province = provinceOf(environment)
const { tree, backlogUntil } = province
const counter = {
  register: openRegister(environment.REGISTER_TABLE),
  tree,
  backlogUntil,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher: registerMatcher(),
  exchange: async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
}

/** What is asked, without the version that the officer saw: that is `carryOut`'s to hold to. */
const asked = <Body extends { readonly version: number }>({ version: _seen, ...rest }: Body): Omit<Body, 'version'> =>
  rest

export const handler = apiHandler(
  'payments',
  province,
  {
    recordPayment: async (call) => {
      const command = paymentCommand(call.body, tree)
      return command.ok ? carryOut(counter, call, command.value) : command
    },
    recordNotPaid: (call) => carryOut(counter, call, { kind: 'record-not-paid', ...asked(call.body) }),
    undoPayment: (call) => carryOut(counter, call, { kind: 'undo-payment', ...asked(call.body) }),
    handOver: (call) => carryOut(counter, call, { kind: 'hand-over', ...asked(call.body) }),
    takeBack: (call) => carryOut(counter, call, { kind: 'take-back', ...asked(call.body) }),
    resumeSupport: (call) => carryOut(counter, call, { kind: 'resume', ...asked(call.body) }),
    amendSupport: (call) => carryOut(counter, call, { kind: 'amend', ...asked(call.body) }),
    cancelSupport: (call) => carryOut(counter, call, { kind: 'cancel', ...asked(call.body) }),
    askBack: (call) => carryOut(counter, call, { kind: 'ask-back', ...asked(call.body) }),
    recordReturn: (call) => carryOut(counter, call, { kind: 'record-return', ...asked(call.body) }),
    askBackHousehold: (call) => {
      const { decision, reason, lessConfirmed, supports } = call.body
      const amounts = new Map(supports.map(({ entitlementId, amount }) => [entitlementId, amount]))
      return carryOutHousehold(counter, call, supports, { kind: 'ask-back', decision, reason, lessConfirmed, amounts })
    },
    returnHousehold: (call) => {
      const { supports, ...returned } = call.body
      return carryOutHousehold(counter, call, supports, { kind: 'record-return', ...returned })
    },
    noReturnHousehold: (call) =>
      carryOutHousehold(counter, call, call.body.supports, { kind: 'record-no-return', reason: call.body.reason }),
    recordNoReturn: (call) => carryOut(counter, call, { kind: 'record-no-return', ...asked(call.body) }),
  },
  { standing: accountStanding(counter.register, tree) },
)
