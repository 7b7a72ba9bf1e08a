import { Button, Checkbox } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import { type CaseOutcome, needsSecondPerson } from '../../../lambdas/domain/cases/case-states.ts'
import { focusLater } from '../fields/focus-later.ts'
import { useDraftsOf } from '../fields/use-drafts-of.ts'
import type { CaseFormProps } from './case-form.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { ReportForm } from './report-form.tsx'
import { ReverseForm } from './reverse-form.tsx'
import { SecondPerson } from './second-person.tsx'
import { useSingleKey, useSingleKeySwitch } from './use-single-keys.ts'

/** What this officer may do with the case now. */
export function CaseDecision(props: CaseFormProps) {
  const { commands, summary, version } = props.detail
  const drafts = useDraftsOf(`case/${summary.id}`, version)
  if (commands.length === 0) return null
  return (
    <>
      {commands.includes('report') ? <ReportForm {...props} /> : null}
      {commands.includes('decide') ? <Outcomes {...props} /> : null}
      {commands.includes('return') ? <SecondPerson {...props} /> : null}
      {commands.includes('reverse') ? <ReverseForm {...props} draftName={`${drafts}reverse`} /> : null}
    </>
  )
}

const headingId = 'ket-luan'

function Outcomes(props: CaseFormProps) {
  const { outcomes } = props.detail
  const [chosen, setChosen] = useState<CaseOutcome | null>(null)
  const [keysOn, setKeysOn] = useSingleKeySwitch()
  const pressed = useCallback(
    (key: string): void => {
      // Behind the sign-in form, where a session has run out, it is no part of the page.
      if (!document.getElementById(headingId)) return
      const outcome = outcomes[Number(key) - 1]
      if (outcome && outcome.refusal === null) setChosen(outcome.outcome)
    },
    [outcomes],
  )
  useSingleKey(keysOn, pressed)
  const closed = outcomes.filter(({ refusal }) => refusal !== null)
  return (
    <section className="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>Kết luận</h2>
      <ol className="outcomes">
        {outcomes.map((outcome, index) => (
          <li key={outcome.outcome}>
            <OutcomeButton
              outcome={outcome}
              number={index + 1}
              isChosen={outcome.outcome === chosen}
              onChoose={() => setChosen(outcome.outcome)}
            />
          </li>
        ))}
      </ol>
      <Checkbox
        label="Dùng phím 1–5 để chọn kết luận"
        checked={keysOn}
        onChange={({ target }) => setKeysOn(target.checked)}
      />
      {closed.length > 0 ? (
        <ul className="small closed-outcomes">
          {closed.map(({ outcome, name, refusal }) => (
            <li key={outcome} id={`vi-sao-${outcome}`}>
              “{name}”: {refusal}
            </li>
          ))}
        </ul>
      ) : null}
      {chosen ? (
        <OutcomeForm
          key={[chosen, ...props.apart].join(' ')}
          {...props}
          outcome={chosen}
          onDone={(detail, words) => {
            setChosen(null)
            props.onDone(detail, words)
          }}
          onCancel={() => {
            setChosen(null)
            focusLater(`chon-${chosen}`)
          }}
        />
      ) : null}
    </section>
  )
}

interface OutcomeButtonProps {
  readonly outcome: CaseDetail['outcomes'][number]
  readonly number: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** Never disabled: whoever cannot choose it hears why. */
function OutcomeButton({ outcome: { outcome, name, refusal }, number, isChosen, onChoose }: OutcomeButtonProps) {
  const isOpen = refusal === null
  return (
    <Button
      id={`chon-${outcome}`}
      fullWidth
      variant={isChosen ? 'filled' : 'default'}
      aria-pressed={isChosen}
      aria-disabled={!isOpen}
      {...(isOpen ? {} : { 'aria-describedby': `vi-sao-${outcome}`, className: 'outcome-closed' })}
      onClick={() => isOpen && onChoose()}
    >
      {number}. {name}
      {needsSecondPerson[outcome] ? ' (cần hai người)' : ''}
    </Button>
  )
}
