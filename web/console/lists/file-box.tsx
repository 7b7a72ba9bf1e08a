import { type DragEvent, useId, useState } from 'react'
import { formatBytes } from '../../shared/formats/figures.ts'
import { Icon } from '../frame/icons.tsx'

interface FileBoxProps {
  readonly file: File | null
  readonly error: string | null
  readonly disabled: boolean
  readonly onChoose: (file: File) => void
  readonly title?: string
  readonly hint?: string
}

/** A native file input, so keyboard and screen reader work, inside a box that also takes a dropped file. */
export function FileBox({
  file,
  error,
  disabled,
  onChoose,
  title = 'Tệp danh sách (Excel)',
  hint = 'Giữ nguyên các dòng tiêu đề của danh sách.',
}: FileBoxProps) {
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
        <Icon name="file" /> {title}
      </span>
      <p className="small" id={`${id}-hint`}>
        Chọn tệp hoặc kéo tệp thả vào khung này. {hint}
      </p>
      {/* The browser's own words beside a file input are in the language of the computer, so only its label is shown. */}
      <input
        id={id}
        className="only-heard"
        type="file"
        accept=".xlsx,.xlsm,.xls,.csv"
        disabled={disabled}
        aria-labelledby={`${id}-title`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
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
