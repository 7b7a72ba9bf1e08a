import { Button, NativeSelect } from '@mantine/core'
import { mostMailedUnits } from '../../../lambdas/domain/reports/mailed-units.ts'
import { focusLater } from '../fields/focus-later.ts'
import { unitOptions } from '../fields/unit-options.ts'
import { usePlace } from '../frame/place.ts'
import type { SubscriptionDraft } from './subscription-draft.ts'

type Units = SubscriptionDraft['units']

interface MailedUnitFieldsProps {
  readonly units: Units
  readonly error: string | undefined
  readonly onChange: (units: Units) => void
}

const addButton = 'them-dia-ban'
const fieldOf = (line: number): string => `dia-ban-${line}`

/** What a mail is about: one unit of the officer's, or several, each chosen by itself. */
export function MailedUnitFields({ units, error, onChange }: MailedUnitFieldsProps) {
  const place = usePlace()
  const options = unitOptions(place)
  const add = (): void => {
    const line = Math.max(...units.map((unit) => unit.line)) + 1
    const [first] = place
      .children(place.session.unit.code)
      .filter(({ code }) => units.every((unit) => unit.code !== code))
    onChange([...units, { line, code: first?.code ?? place.session.unit.code }])
    focusLater(fieldOf(line))
  }
  return (
    <div className="mailed-units">
      {units.map(({ line, code }, index) => (
        <div key={line} className="mailed-unit">
          <NativeSelect
            id={fieldOf(line)}
            label={index === 0 ? 'Địa bàn' : `Địa bàn thứ ${index + 1}`}
            value={code}
            data={options}
            error={index === units.length - 1 ? error : undefined}
            onChange={({ target }) =>
              onChange(units.map((unit) => (unit.line === line ? { line, code: target.value } : unit)))
            }
          />
          {units.length > 1 ? (
            <Button
              variant="default"
              onClick={() => {
                onChange(units.filter((unit) => unit.line !== line))
                focusLater(addButton)
              }}
            >
              Bỏ<span className="only-heard"> địa bàn thứ {index + 1}</span>
            </Button>
          ) : null}
        </div>
      ))}
      {units.length < mostMailedUnits ? (
        <div>
          <Button id={addButton} variant="default" onClick={add}>
            Thêm địa bàn
          </Button>
        </div>
      ) : (
        <p id={addButton} className="small" tabIndex={-1}>
          Một thư có nhiều nhất {mostMailedUnits} địa bàn.
        </p>
      )}
    </div>
  )
}
