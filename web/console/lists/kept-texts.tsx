import { Checkbox } from '@mantine/core'
import { mostKept } from '../../../lambdas/contract/lists.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import type { KeepableText } from './list-questions.ts'

interface KeptTextsProps {
  readonly texts: readonly KeepableText[]
  readonly kept: readonly string[]
  readonly onKeep: (kept: string[]) => void
}

/** Names that are right as they stand, in a file that is otherwise converted from an old font: only who knows the people can tell. */
export function KeptTexts({ texts, kept, onKeep }: KeptTextsProps) {
  if (texts.length === 0) return null
  const keep = (text: string, isKept: boolean): void =>
    onKeep([...kept.filter((one) => one !== text), ...(isKept ? [text] : [])])
  const shown = texts.slice(0, mostKept)
  return (
    <details open={texts.length <= shownOpen}>
      <summary>Giữ nguyên chữ đã đúng, không chuyển phông ({groupThousands(texts.length)})</summary>
      {shown.map(({ text, words }) => (
        <Checkbox
          key={text}
          label={`Giữ nguyên “${text}”`}
          description={words}
          checked={kept.includes(text)}
          onChange={({ target }) => keep(text, target.checked)}
        />
      ))}
      {texts.length > shown.length ? (
        <p className="small">
          Còn {groupThousands(texts.length - shown.length)} chỗ nữa: nếu các ô này đã đúng, gõ lại bằng Unicode hoặc
          tách chúng ra một tệp khác.
        </p>
      ) : null}
    </details>
  )
}

const shownOpen = 8
