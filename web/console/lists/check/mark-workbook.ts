import type { CheckAnswer, CheckOrder } from './check-messages.ts'

/** The officer's own workbook with what the cloud has remarked of it, made on this machine beside the page. */
export function markWorkbook(order: Omit<Extract<CheckOrder, { kind: 'mark' }>, 'kind'>): Promise<CheckAnswer> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<CheckAnswer>((resolve) => {
    worker.addEventListener('error', () => resolve({ kind: 'failed' }))
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => resolve(data))
    worker.postMessage({ kind: 'mark', ...order } satisfies CheckOrder)
  }).finally(() => worker.terminate())
}
