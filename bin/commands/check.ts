import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { awaitsWord } from '../../lambdas/domain/columns/column-doubt.ts'
import { isTakenTogether } from '../../lambdas/domain/lists/suggestion-kinds.ts'
import { formatDong, groupThousands } from '../../lambdas/domain/money/dong.ts'
import { policyWords } from '../../lambdas/domain/programmes/policy-finder.ts'
import type { Programme } from '../../lambdas/domain/programmes/programme.ts'
import { programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { readingDay } from '../../lambdas/domain/programmes/reading-day.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import { annotateWorkbook } from '../../lambdas/lists/annotate/annotate-workbook.ts'
import { type CheckedList, checkList, type ListContext } from '../../lambdas/lists/check-list.ts'
import { distinctColumns } from '../../lambdas/lists/columns/distinct-columns.ts'
import { NotAList } from '../../lambdas/lists/not-a-list.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../lambdas/lists/workbook/random-access.ts'
import { platformDeflate } from '../../lambdas/lists/writer/platform-deflate.ts'
import { whatRunsHere } from '../../lib/what-runs.ts'
import { cmndSeriesHere } from '../cmnd-series-here.ts'
import { type Choices, choiceOptions, columnsSaid, faultOfChoices, saidOf } from './check-choices.ts'
import { checkReport } from './check-report.ts'
import { howToSay } from './columns-to-say.ts'
import { faultOfFile, faultOfPlace } from './file-fault.ts'

const mostShown = 50

/** The same check that the cloud does, on any file, without a server, with what a person tells the console. Status 0: readable; 2: not a list. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      ...choiceOptions,
      programme: { type: 'string' },
      back: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [path, another] = positionals
  const wanted = values.programme ?? whatRunsHere().programmes[0]
  const programme = programmes.find(({ id }) => id === wanted)
  if (!path)
    return refused(
      'Cách dùng: ansinh check TỆP [--json] [--convert] [--programme MÃ] [--back TỆP-TRẢ-LẠI.xlsx]; các lựa chọn khác: ansinh check --help',
    )
  if (another !== undefined) return refused('Mỗi lần chỉ kiểm tra một tệp: gọi lại lệnh này cho từng tệp.')
  if (!programme)
    return refused(`Không có chương trình ${wanted}. Các chương trình: ${programmes.map(({ id }) => id).join(', ')}.`)
  const fault = faultOfChoices(values, programme)
  if (fault !== null) return refused(fault)
  if (values.back !== undefined && resolve(values.back) === resolve(path))
    return refused('Tệp trả lại phải có tên khác tệp gốc, để tệp gốc còn nguyên.')
  try {
    return await checkFile(path, programme, values)
  } catch (error) {
    const fault = faultOfFile(error)
    if (fault === null) throw error
    return refused(
      error instanceof NotAList ? [fault, ...howToSay(error)].join('\n') : `Không mở được ${path}: ${fault}`,
    )
  }
}

function refused(message: string): number {
  console.error(message)
  return 2
}

type Wanted = Choices & { readonly json?: boolean; readonly back?: string }

async function checkFile(path: string, programme: Programme, wanted: Wanted): Promise<number> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length)
      await file.read(bytes, 0, length, offset)
      return bytes
    }
    const source = { size, read, sha256: await digestOf(path) }
    const workbook = () => openWorkbook(source, basename(path))
    const said: ListContext = {
      ...policyWords(programme, wanted.policy ?? null),
      asOf: readingDay(programme, localDay(Date.now())),
      cmndSeries: cmndSeriesHere(),
      ...saidOf(wanted),
    }
    const columns = await columnsSaid(wanted.column ?? [], workbook, said)
    if (!columns.ok) return refused(columns.error.message)
    const list = await checkList(await workbook(), { ...said, columns: columns.value })
    console.log(wanted.json ? JSON.stringify(checkReport(list), null, 2) : inWords(list))
    if (wanted.back === undefined) return 0
    try {
      console.error(`Đã ghi ${await sendBack(source, list, wanted.back, said)}`)
      return 0
    } catch (error) {
      const fault = faultOfPlace(error)
      if (fault === null) throw error
      return refused(`Không ghi được ${wanted.back}: ${fault}`)
    }
  } finally {
    await file.close()
  }
}

/** Writes the officer's workbook with its column "Lỗi"; gives the name it got, which tells Excel whether it has macros. */
async function sendBack(
  source: RandomAccess,
  { file, problems }: CheckedList,
  path: string,
  { legacy = 'ask', kept = new Set() }: ListContext,
): Promise<string> {
  const { extension, chunks } = await annotateWorkbook(source, problems, {
    fileName: file.name,
    deflateRaw: platformDeflate(),
    legacy,
    kept,
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
  const kinds = new Set(
    problems.flatMap(({ code, suggestion, declined }) =>
      isTakenTogether(code) && suggestion !== null && !declined ? [code] : [],
    ),
  )
  const columns = new Map(file.sheets.map((sheet) => [sheet.name, sheet.columns]))
  const asked = distinctColumns(columns).flatMap(({ mapped }) => (awaitsWord(mapped) ? [mapped.column] : []))
  return [
    `${file.name}: ${groupThousands(totals.people)} người, ${formatDong(totals.amount)}; ${refused.length} dòng chưa nhập được; ${errors} lỗi, ${problems.length - errors} cảnh báo`,
    ...problems.slice(0, mostShown).map(({ sheet, severity, message, suggestion }) => {
      const mend = suggestion && !message.includes(suggestion) ? ` (đề nghị: ${suggestion})` : ''
      return `  [${severity === 'error' ? 'lỗi' : 'cảnh báo'}] ${sheet}: ${message}${mend}`
    }),
    ...(problems.length > mostShown ? [`  … và ${problems.length - mostShown} điều nữa: xem đủ bằng --json`] : []),
    ...(isAsked ? ['  Thêm --convert để chuyển chữ của phông cũ sang Unicode.'] : []),
    ...(problems.some(({ code }) => code === 'legacy-in-doubt')
      ? ['  Thêm --keep "CHỮ" cho mỗi ô đã đúng như trong tệp, không chuyển phông.']
      : []),
    ...(kinds.size > 0
      ? [`  Thêm --accept MÃ để nhận gợi ý cùng loại, --decline MÃ để từ chối: ${[...kinds].join(', ')}.`]
      : []),
    ...(asked.length > 0 ? [`  Thêm --column CỘT=Ý-NGHĨA để nói cột là gì, chưa chắc cột: ${asked.join(', ')}.`] : []),
  ].join('\n')
}
