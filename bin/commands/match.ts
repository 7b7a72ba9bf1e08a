import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { groupThousands } from '../../lambdas/domain/money/dong.ts'
import { type MatchOutcome, matchColumns } from '../../lambdas/matching/whole/match-all.ts'
import { RecordColumns } from '../../lambdas/matching/whole/record-columns.ts'
import { optimiseLater } from '../matching/optimise-later.ts'
import { readPeople } from '../matching/read-people.ts'
import { type RowPlace, RowPlaces } from '../matching/row-places.ts'
import { writeMatchJson } from '../matching/write-match-json.ts'
import { faultOfFile } from './file-fault.ts'

const mostShown = 50
const options = { json: { type: 'boolean' }, convert: { type: 'boolean' } } as const

/**
 * Who stands twice in lists, whatever they are lists of: every file is compared with itself and with all others. Status 0:
 * compared; 2: a file is no list, or the call is wrong, and nothing is printed. `--convert` is that of `ansinh check`.
 */
export async function run(args: string[]): Promise<number> {
  const begun = performance.now()
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  // A file that is named twice, however, is read once: else everybody of it stands twice.
  const paths = [...new Map(positionals.map((path) => [resolve(path), path])).values()]
  if (paths.length === 0) {
    console.error('Cách dùng: ansinh match TỆP... [--json] [--convert]')
    return 2
  }
  optimiseLater()
  const columns = new RecordColumns()
  const places = new RowPlaces()
  for (const path of paths) {
    try {
      const legacy = values.convert ? 'convert' : 'ask'
      const { refused, isUnconverted } = await readPeople(path, { columns, places }, legacy)
      if (isUnconverted)
        console.error(`${path}: chữ gõ bằng phông TCVN3 hoặc VNI nên chưa đối chiếu được, chạy lại với --convert.`)
      if (refused > 0)
        console.error(`${path}: ${refused} dòng có lỗi nên không đối chiếu được, xem bằng "ansinh check ${path}"`)
    } catch (error) {
      const reason = faultOfFile(error)
      if (reason === null) throw error
      console.error(`${path}: ${reason}`)
      return 2
    }
  }
  const outcome = matchColumns(columns)
  const seconds = Math.round(performance.now() - begun) / 1000
  if (values.json) await writeMatchJson(process.stdout, outcome, (at) => places.at(at), seconds)
  else console.log(inWords(outcome, (at) => places.at(at)))
  return 0
}

function inWords(outcome: MatchOutcome, placeOf: (at: number) => RowPlace): string {
  const { people, pairs, clusters } = outcome
  const certain = pairs.filter(({ verdict }) => verdict === 'certain').length
  const place = (at: number): string => {
    const { file, sheet, row } = placeOf(at)
    return sheet === null ? `${file} dòng ${row}` : `${file} trang ${sheet} dòng ${row}`
  }
  return [
    `${groupThousands(people)} người; ${groupThousands(certain)} cặp chắc chắn, ${groupThousands(pairs.length - certain)} cặp có thể trùng, thuộc ${groupThousands(clusters.length)} nhóm`,
    ...pairs.slice(0, mostShown).map((pair) => {
      const verdict = pair.verdict === 'certain' ? 'chắc chắn' : 'có thể'
      return `  [${verdict}] ${place(pair.a)} và ${place(pair.b)}: ${outcome.reasons(pair).join('; ')}`
    }),
    ...(pairs.length > mostShown
      ? [`  … và ${groupThousands(pairs.length - mostShown)} cặp nữa: xem đủ bằng --json`]
      : []),
  ].join('\n')
}
