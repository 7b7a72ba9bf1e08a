import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { formatDong, groupThousands } from '../../lambdas/domain/money/dong.ts'
import { policyWords } from '../../lambdas/domain/programmes/policy-finder.ts'
import { programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { localDay, partsOfDay } from '../../lambdas/domain/time/local-day.ts'
import { annotateWorkbook } from '../../lambdas/lists/annotate/annotate-workbook.ts'
import { type CheckedList, checkList } from '../../lambdas/lists/check-list.ts'
import { NotAList } from '../../lambdas/lists/not-a-list.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../lambdas/lists/workbook/random-access.ts'
import { platformDeflate } from '../../lambdas/lists/writer/platform-deflate.ts'
import { whatRunsHere } from '../../lib/what-runs.ts'
import { checkReport } from './check-report.ts'

const mostShown = 50

/**
 * The same check that the cloud does, on any file, without a server. Status 0: readable; 2: not a list. `--convert` says
 * what a person says to the console: text in TCVN3 and VNI fonts is to be converted.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      convert: { type: 'boolean' },
      programme: { type: 'string' },
      back: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [path] = positionals
  const programme = programmes.find(({ id }) => id === (values.programme ?? whatRunsHere().programmes[0]))
  if (!path || !programme) {
    console.error('Cách dùng: ansinh check TỆP [--json] [--convert] [--programme MÃ] [--back TỆP-TRẢ-LẠI.xlsx]')
    return 2
  }
  if (values.back !== undefined && resolve(values.back) === resolve(path)) {
    console.error('Tệp trả lại phải có tên khác tệp gốc, để tệp gốc còn nguyên.')
    return 2
  }
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    console.error(`Không mở được ${path}: ${error.code === 'ENOENT' ? 'không có tệp này' : error.message}`)
    return null
  })
  if (!file) return 2
  try {
    const { size } = await file.stat()
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length)
      await file.read(bytes, 0, length, offset)
      return bytes
    }
    const source = { size, read, sha256: await digestOf(path) }
    const workbook = await openWorkbook(source, basename(path))
    const legacy = values.convert ? 'convert' : 'ask'
    const list = await checkList(workbook, {
      ...policyWords(programme, null),
      asOf: partsOfDay(localDay(Date.now())),
      legacy,
    })
    console.log(values.json ? JSON.stringify(checkReport(list), null, 2) : inWords(list))
    if (values.back !== undefined) console.error(`Đã ghi ${await sendBack(source, list, values.back, legacy)}`)
    return 0
  } catch (error) {
    if (!(error instanceof NotAList)) throw error
    console.error(error.message)
    return 2
  } finally {
    await file.close()
  }
}

/** Writes the officer's workbook with its column "Lỗi"; gives the name it got, which tells Excel whether it has macros. */
async function sendBack(
  source: RandomAccess,
  { file, problems }: CheckedList,
  path: string,
  legacy: 'ask' | 'convert',
): Promise<string> {
  const { extension, chunks } = await annotateWorkbook(source, problems, {
    fileName: file.name,
    deflateRaw: platformDeflate(),
    legacy,
  })
  const name =
    extname(path) === `.${extension}` ? path : `${path.slice(0, path.length - extname(path).length)}.${extension}`
  await pipeline(chunks, createWriteStream(name))
  return name
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

function inWords({ file, totals, problems, refused }: CheckedList): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const isAsked = problems.some(({ code }) => code === 'legacy-encoding')
  return [
    `${file.name}: ${groupThousands(totals.people)} người, ${formatDong(totals.amount)}; ${refused.length} dòng chưa nhập được; ${errors} lỗi, ${problems.length - errors} cảnh báo`,
    ...problems.slice(0, mostShown).map(({ sheet, severity, message, suggestion }) => {
      const mend = suggestion && !message.includes(suggestion) ? ` (đề nghị: ${suggestion})` : ''
      return `  [${severity === 'error' ? 'lỗi' : 'cảnh báo'}] ${sheet}: ${message}${mend}`
    }),
    ...(problems.length > mostShown ? [`  … và ${problems.length - mostShown} điều nữa: xem đủ bằng --json`] : []),
    ...(isAsked ? ['  Thêm --convert để chuyển chữ của phông cũ sang Unicode.'] : []),
  ].join('\n')
}
