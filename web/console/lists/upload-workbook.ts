import type { UploadForm } from '../../../lambdas/contract/shapes.ts'

/** A file that did not arrive. `message` is Vietnamese and says what to do. */
export class UploadProblem extends Error {
  override readonly name = 'UploadProblem'
}

const words: Readonly<Record<string, string>> = {
  EntityTooLarge: 'Tệp đã thay đổi sau khi chọn. Lưu và đóng tệp trong Excel, rồi chọn lại tệp.',
  EntityTooSmall: 'Tệp đã thay đổi sau khi chọn. Lưu và đóng tệp trong Excel, rồi chọn lại tệp.',
  AccessDenied: 'Chỗ tải tệp đã hết hạn hoặc tệp đã thay đổi sau khi chọn. Chọn lại tệp rồi bấm “Tải lên và kiểm tra”.',
}

/**
 * Posts the file straight to the bucket. XMLHttpRequest, because fetch cannot tell how much has been sent.
 * @param onProgress share sent, 0..1
 * @throws UploadProblem
 */
export function uploadWorkbook(
  upload: UploadForm,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
  // S3 ignores every field after the file, so it must be the last.
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (message: string): void => reject(new UploadProblem(message))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve()
      const code = /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1] ?? ''
      fail(words[code] ?? `Kho tệp chưa nhận tệp (${code || request.status}). Bấm “Tải lên và kiểm tra” để thử lại.`)
    }
    request.onerror = () =>
      fail('Mất kết nối khi đang tải tệp. Kiểm tra mạng rồi bấm “Tải lên và kiểm tra”: tệp không bị nhập hai lần.')
    request.onabort = () => fail('Đã dừng tải tệp. Chưa có gì được nhập.')
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('POST', upload.url)
    request.send(form)
  })
}
