import { Button, Progress } from '@mantine/core'
import { wordsOf } from '../../shared/api-problem.ts'
import { formatPercent } from '../../shared/formats/figures.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { Notice } from '../frame/notices.tsx'
import { UploadProblem } from './upload-workbook.ts'
import type { UploadState } from './use-upload.ts'

interface SendingProps {
  readonly state: UploadState
  readonly onStop: () => void
}

/** What becomes of a file that is sent, and the buttons that begin and stop it. */
export function Sending({ state, onStop }: SendingProps) {
  return (
    <>
      {state.kind === 'failed' ? (
        <Notice tone="error" takesFocus>
          {state.error instanceof UploadProblem ? state.error.message : wordsOf(state.error)}
        </Notice>
      ) : null}
      {state.kind === 'sending' ? <Share share={state.share} /> : null}
      <div className="buttons">
        <BusyButton type="submit" busy={state.kind === 'opening' || state.kind === 'sending'}>
          Tải lên và kiểm tra
        </BusyButton>
        {state.kind === 'sending' ? (
          <Button variant="default" onClick={onStop}>
            Dừng tải
          </Button>
        ) : null}
      </div>
    </>
  )
}

function Share({ share }: { readonly share: number }) {
  const percent = Math.floor(share * 100)
  return (
    <div>
      <p role="status">{percent < 100 ? 'Đang tải tệp lên…' : 'Đã tải xong, đang chuyển sang kiểm tra…'}</p>
      <Progress value={percent} size="lg" aria-label={`Đã tải lên ${formatPercent(percent)}`} />
    </div>
  )
}
