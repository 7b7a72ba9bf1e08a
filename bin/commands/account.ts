import { parseArgs } from 'node:util'
import { accountOffice } from '../../lambdas/domain/permissions/office-name.ts'
import { isRole, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { openRegister } from '../../lambdas/store/table/table.ts'
import { whatRunsHere } from '../../lib/what-runs.ts'
import { systemMeant, usualData } from './machine.ts'

/**
 * Issues an account with the caller's own AWS credentials: the first one of an installation, before anybody can sign in.
 * On one machine the running system's settings are taken from its data folder; in the cloud from REGISTER_TABLE, UNIT_MAP,
 * USER_POOL_ID and the usual AWS variables (docs/deploy.md), which hold unless a folder is named.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string', default: 'tinh' },
      unit: { type: 'string' },
      username: { type: 'string', default: 'so-ldtbxh' },
      holder: { type: 'string' },
      email: { type: 'string', default: 'so-ldtbxh@example.vn' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const system = systemMeant(values.data, process.env, ['REGISTER_TABLE', 'USER_POOL_ID'])
  Object.assign(process.env, system)
  const { REGISTER_TABLE = '', UNIT_MAP = whatRunsHere().unitMap, USER_POOL_ID = '' } = process.env
  if (!isRole(values.role)) {
    console.error(`Không có vai trò ${values.role}: --role là một trong ${roles.join(', ')}.`)
    return 2
  }
  if (!system || !REGISTER_TABLE || !USER_POOL_ID) {
    console.error(
      `Không thấy hệ thống nào chạy với dữ liệu ở ${values.data ?? usualData}: chạy "npm start" trước. Trên AWS: đặt REGISTER_TABLE và USER_POOL_ID (xem docs/deploy.md).`,
    )
    return 2
  }
  // The SDK's clients read their address when they are made, so this is loaded only now.
  const { issueAccount } = await import('../../lambdas/functions/accounts/account-desk.ts')
  const desk = { register: openRegister(REGISTER_TABLE), tree: unitTree(UNIT_MAP), userPool: USER_POOL_ID }
  const { role, unit = desk.tree.root.code, username, holder = accountOffice(desk.tree), email } = values
  const issued = await issueAccount(
    desk,
    { role, unit, username, holder, email },
    { id: `command-line-${username}`, now: Date.now() },
  )
  if (!issued.ok) {
    console.error(issued.error.message)
    return 1
  }
  const { temporaryPassword } = issued.value
  if (values.json) console.log(JSON.stringify({ username, temporaryPassword }))
  else
    console.log(
      temporaryPassword
        ? `Đã cấp tài khoản ${username}. Mật khẩu tạm (đổi ở lần đăng nhập đầu): ${temporaryPassword}`
        : `Tài khoản ${username} đã có từ trước.`,
    )
  return 0
}
