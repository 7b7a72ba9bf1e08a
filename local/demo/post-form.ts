import type { UploadForm } from '../../lambdas/contract/shapes.ts'

/** Posts the form as a browser does: the fields, then the file. */
export async function postForm({ url, fields }: UploadForm, bytes: Uint8Array): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([Buffer.from(bytes)]))
  const answer = await fetch(url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`upload refused: ${answer.status} ${await answer.text()}`)
}
