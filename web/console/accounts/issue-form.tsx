import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { IssueAccountRequest, IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { type Role, roleNames } from '../../../lambdas/domain/permissions/permission-table.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { TextField } from '../fields/text-field.tsx'
import { hasTooLong } from '../fields/too-long.ts'
import { useCommand } from '../fields/use-command.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { type AccountDraft, mistakesOf, requestOf, rolesIn, unitsFor } from './account-draft.ts'
import { proposeUsername } from './propose-username.ts'

interface IssueFormProps {
  readonly onIssued: (issued: IssueAccountResponse) => void
}

/** Without a name of its own the account gets the proposed one. */
type Typed = Omit<AccountDraft, 'username'> & { readonly username: string | null }
const empty: Typed = { role: 'xa', unit: '', username: null, holder: '', email: '' }

export function IssueForm({ onIssued }: IssueFormProps) {
  const place = usePlace()
  const client = useClient()
  const [typed, setTyped] = useState(empty)
  const [asked, setAsked] = useState(false)
  const { role, unit } = typed
  // Proposed once it is known which names the unit has: on a slow line that may be after it was chosen.
  const taken = useQuery({
    queryKey: ['accounts', unit, 'names'],
    queryFn: async ({ signal }) => {
      const { items } = await client.call('accounts', { query: { unit } }, signal)
      return items.map(({ username }) => username)
    },
    enabled: unit !== '',
  })
  const proposed = unit !== '' && taken.data ? proposeUsername(role, unit, taken.data) : ''
  const draft: AccountDraft = { ...typed, username: typed.username ?? proposed }
  const mistakes = asked ? mistakesOf(draft) : {}
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part })
  const chooseUnit = (of: Role, code: string): void => change({ role: of, unit: code, username: null })

  const command = useCommand({
    send: (body: IssueAccountRequest, idempotencyKey) => client.call('issueAccount', { body, idempotencyKey }),
    onDone: (issued) => {
      setTyped({ ...empty, role })
      setAsked(false)
      onIssued(issued)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    const request = hasTooLong(form) ? null : requestOf(draft)
    if (request) command.mutate(request)
    else focusFirstMistake(form)
  }
  const units = unitsFor(role, place)
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="cap-tai-khoan">
      <h2 id="cap-tai-khoan">Cấp tài khoản</h2>
      <div className="form-grid">
        <NativeSelect
          label="Vai trò"
          value={role}
          data={rolesIn(place).map((role) => ({ value: role, label: roleNames[role] }))}
          onChange={({ target }) => {
            const chosen = rolesIn(place).find((known) => known === target.value)
            if (chosen) chooseUnit(chosen, unitsFor(chosen, place).some(({ code }) => code === unit) ? unit : '')
          }}
        />
        <NativeSelect
          label="Đơn vị"
          value={unit}
          error={mistakes.unit}
          data={[
            { value: '', label: 'Chọn…' },
            ...units.map(({ code, name, parent, level }) => ({
              value: code,
              // Communes of two districts can have one name.
              label: level === 'commune' && parent ? `${name} (${place.unit(parent)?.name ?? parent})` : name,
            })),
          ]}
          onChange={({ target }) => chooseUnit(role, target.value)}
        />
        <TextInput
          label="Tên đăng nhập"
          description="Được đề xuất theo đơn vị, có thể sửa"
          value={draft.username}
          error={mistakes.username}
          autoComplete="off"
          onChange={({ target }) => change({ username: target.value })}
        />
        <TextField
          label="Người giữ tài khoản (chức danh)"
          description="Chức danh và đơn vị, ví dụ: Kế toán UBND xã"
          value={draft.holder}
          error={mistakes.holder}
          most={mostLetters.holder}
          onChange={(text) => change({ holder: text })}
        />
        <TextField
          label="E-mail"
          description="Để nhận thông báo; mật khẩu không gửi qua e-mail"
          type="email"
          value={draft.email}
          error={mistakes.email}
          most={mostLetters.email}
          onChange={(text) => change({ email: text })}
        />
      </div>
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton type="submit" busy={command.isPending || (taken.isLoading && typed.username === null)}>
          Cấp tài khoản
        </BusyButton>
      </div>
    </form>
  )
}
