import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { IssueAccountRequest, IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { type Role, roleNames, roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { type AccountDraft, mistakesOf, requestOf, unitsFor } from './account-draft.ts'
import { proposeUsername } from './propose-username.ts'

interface IssueFormProps {
  readonly taken: readonly string[]
  readonly onIssued: (issued: IssueAccountResponse) => void
}

const empty: AccountDraft = { role: 'xa', unit: '', username: '', holder: '', email: '' }

export function IssueForm({ taken, onIssued }: IssueFormProps) {
  const place = usePlace()
  const client = useClient()
  const [draft, setDraft] = useState(empty)
  const [asked, setAsked] = useState(false)
  const mistakes = asked ? mistakesOf(draft) : {}
  const change = (part: Partial<AccountDraft>): void => setDraft({ ...draft, ...part })
  const chooseUnit = (role: Role, unit: string): void =>
    change({ role, unit, username: unit === '' ? '' : proposeUsername(role, unit, taken) })

  const command = useCommand({
    send: (body: IssueAccountRequest, idempotencyKey) => client.call('issueAccount', { body, idempotencyKey }),
    onDone: (issued) => {
      setDraft({ ...empty, role: draft.role })
      setAsked(false)
      onIssued(issued)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    const request = requestOf(draft)
    if (request) command.mutate(request)
    else focusFirstMistake(form)
  }
  const units = unitsFor(draft.role, place)
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="cap-tai-khoan">
      <h2 id="cap-tai-khoan">Cấp tài khoản</h2>
      <div className="form-grid">
        <NativeSelect
          label="Vai trò"
          value={draft.role}
          data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
          onChange={({ target }) => {
            const role = roles.find((known) => known === target.value)
            if (role) chooseUnit(role, unitsFor(role, place).some(({ code }) => code === draft.unit) ? draft.unit : '')
          }}
        />
        <NativeSelect
          label="Đơn vị"
          value={draft.unit}
          error={mistakes.unit}
          data={[
            { value: '', label: 'Chọn…' },
            ...units.map(({ code, name, parent, level }) => ({
              value: code,
              // Communes of two districts can have one name.
              label: level === 'commune' && parent ? `${name} (${place.unit(parent)?.name ?? parent})` : name,
            })),
          ]}
          onChange={({ target }) => chooseUnit(draft.role, target.value)}
        />
        <TextInput
          label="Tên đăng nhập"
          description="Được đề xuất theo đơn vị, có thể sửa"
          value={draft.username}
          error={mistakes.username}
          maxLength={64}
          autoComplete="off"
          onChange={({ target }) => change({ username: target.value })}
        />
        <TextInput
          label="Người giữ tài khoản (chức danh)"
          description="Ví dụ: Cán bộ LĐ-TBXH xã Ea Tiêu"
          value={draft.holder}
          error={mistakes.holder}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => change({ holder: target.value })}
        />
        <TextInput
          label="E-mail"
          description="Để nhận thông báo; mật khẩu không gửi qua e-mail"
          type="email"
          value={draft.email}
          error={mistakes.email}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => change({ email: target.value })}
        />
      </div>
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <Button type="submit" loading={command.isPending}>
          Cấp tài khoản
        </Button>
      </div>
    </form>
  )
}
