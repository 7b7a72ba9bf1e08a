import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { parsePayListCode } from '../../../lambdas/domain/paylists/pay-list-code.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { paths } from '../frame/addresses.ts'
import { useAddress } from '../frame/use-address.ts'

/** From the paper to the list: a slip of the finger is told before anything is asked. */
export function CodeForm() {
  const address = useAddress()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const open = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const code = parsePayListCode(typed)
    if (code.ok) {
      navigate(address(`${paths.payLists}/${code.value}`))
      return
    }
    setMistake(code.error.message)
    focusFirstMistake(event.currentTarget)
  }
  return (
    <form className="panel form" onSubmit={open} noValidate aria-label="Mở danh sách theo mã">
      <div className="form-grid">
        <TextInput
          label="Mã in ở chân trang của bản đã ký"
          description="Ví dụ DS-7KQM-3XV; chữ thường, bỏ dấu gạch cũng được"
          value={typed}
          error={mistake}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value)
            setMistake(null)
          }}
        />
      </div>
      <div className="buttons">
        <Button type="submit" variant="default">
          Mở để đối chiếu
        </Button>
      </div>
    </form>
  )
}
