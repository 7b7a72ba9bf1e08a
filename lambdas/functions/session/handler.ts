import { actions, isAllowed, roleNames } from '../../domain/permissions/permission-table.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { Unit } from '../../domain/units/unit-tree.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStandingAtEntry } from '../../store/accounts/account-standing.ts'
import { openRegister } from '../../store/table/table.ts'

const environment = readEnvironment('session', process.env)
const province = provinceOf(environment)
const { tree, programmes } = province
const register = openRegister(environment.REGISTER_TABLE)

const below = (unit: Unit): Unit[] => [unit, ...tree.children(unit.code).flatMap(below)]

export const handler = apiHandler(
  'session',
  province,
  {
    session: async ({ actor, now }) => {
      const unit = tree.find(actor.unit)
      if (!unit) return refuse('forbidden', 'Tài khoản chưa được gắn với một đơn vị.')
      return ok({
        username: actor.username,
        role: actor.role,
        roleName: roleNames[actor.role],
        unit,
        // The way up is for names on the screen only; it gives no reach.
        units: [...tree.path(unit.code).slice(1).reverse(), ...below(unit)],
        communeKinds: tree.communeKinds,
        cmndSeries: [...tree.map.cmndSeries],
        offices: tree.map.offices,
        actions: actions.filter((action) => isAllowed(actor.role, action)),
        programmes: programmes.map(({ id, name, shortName, policies }) => ({
          id,
          name,
          shortName,
          backlogUntil: province.backlogUntil(id),
          policies: policies.map((policy) => ({
            code: policy.code,
            name: policy.publicName,
            paid: policy.benefit.kind !== 'not-paid',
          })),
        })),
        today: localDay(now),
      })
    },
  },
  { standing: accountStandingAtEntry(register, tree) },
)
