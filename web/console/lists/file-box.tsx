import { type DragEvent, useId, useState } from 'react'
import { formatBytes } from '../../shared/formats/figures.ts'
import { Icon } from '../frame/icons.tsx'

interface FileBoxProps {
  readonly file: File | null
  readonly error: string | null
  /** What the file is, what to heed, and by which endings the browser offers it. */
  readonly words?: { readonly title: string; readonly hint: string; readonly accept: string }
  readonly disabled: boolean
  readonly onChoose: (file: File) => void
}

const listWords = {
  title: 'Tệp danh sách (Excel)',
  hint: 'Chọn tệp hoặc kéo tệp thả vào khung này. Giữ nguyên các dòng tiêu đề của danh sách.',
  accept: '.xlsx,.xlsm,.xls,.csv',
}

/** A native file input, so keyboard and screen reader work, inside a box that also takes a dropped file. */
export function FileBox({ file, error, words = listWords, disabled, onChoose }: FileBoxProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped && !disabled) onChoose(dropped)
  }
  return (
    // The drop is a short cut for the mouse; the input inside does the same for everybody.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={over ? 'file-box file-box-over' : 'file-box'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="file-title" id={`${id}-title`}>
        <Icon name="file" /> {words.title}
      </span>
      <p className="small" id={`${id}-hint`}>
        {words.hint}
      </p>
      {/* The browser's own words beside a file input are in the language of the computer, so only its label is shown. */}
      <input
        id={id}
        className="only-heard"
        type="file"
        accept={words.accept}
        disabled={disabled}
        aria-labelledby={`${id}-title`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          // The same file again, mended meanwhile or after a failure, is a choice too: a browser would tell of none.
          event.target.value = ''
          if (chosen) onChoose(chosen)
        }}
      />
      <label htmlFor={id} className="file-button">
        {file ? 'Chọn tệp khác' : 'Chọn tệp'}
      </label>
      {file ? (
        <p className="file-chosen" role="status">
          Đã chọn: <strong>{file.name}</strong> ({formatBytes(file.size)})
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
