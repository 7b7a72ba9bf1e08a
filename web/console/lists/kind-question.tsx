import { Checkbox } from '@mantine/core'
import type { ListAnswers } from '../../../lambdas/contract/lists.ts'
import { withAccepted } from '../../../lambdas/domain/lists/list-answers.ts'
import type { Question } from './list-questions.ts'

interface KindQuestionProps {
  readonly question: Question
  readonly answers: ListAnswers
  readonly onSay: (answers: ListAnswers) => void
}

/** One kind of suggestion: taken, declined, or left for later; who has declined it may take it after all. */
export function KindQuestion({ question, answers, onSay }: KindQuestionProps) {
  const { code, words, example, declined, declineWords } = question
  const isTaken = code === 'legacy-encoding' ? answers.convert : answers.accepted.includes(code)
  const take = (isTaken: boolean): void =>
    onSay(
      code === 'legacy-encoding'
        ? { ...answers, convert: isTaken }
        : {
            ...answers,
            accepted: withAccepted(answers.accepted, code, isTaken),
            declined: isTaken ? withOrWithout(answers.declined, code, false) : answers.declined,
          },
    )
  const decline = (isDeclined: boolean): void =>
    onSay({
      ...answers,
      accepted: isDeclined ? withAccepted(answers.accepted, code, false) : answers.accepted,
      declined: withOrWithout(answers.declined, code, isDeclined),
    })
  return (
    <>
      <Checkbox
        label={words}
        description={[example, declined].filter(Boolean).join('. ')}
        checked={isTaken}
        onChange={({ target }) => take(target.checked)}
      />
      {declineWords === null ? null : (
        <Checkbox
          ml="xl"
          label={declineWords}
          checked={answers.declined.includes(code)}
          onChange={({ target }) => decline(target.checked)}
        />
      )}
    </>
  )
}

const withOrWithout = (codes: readonly string[], code: string, isIn: boolean): string[] => [
  ...codes.filter((one) => one !== code),
  ...(isIn ? [code] : []),
]
