import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faultSentence, type LedgerFault } from '../../lambdas/domain/ledger/seals/ledger-fault.ts'
import { formatDay } from '../../lambdas/domain/time/local-day.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { exportLedger } from '../ledger/export-ledger.ts'
import { exportedLedger, exportFiles } from '../ledger/exported-ledger.ts'
import type { LedgerSource } from '../ledger/ledger-source.ts'
import { runningLedger } from '../ledger/running-ledger.ts'
import { type Verdict, verifyLedger } from '../ledger/verify-ledger.ts'
import { readMachine } from './machine.ts'

const usage = `Cách dùng:
  ansinh ledger verify [--data THƯ-MỤC | --from THƯ-MỤC-ĐÃ-XUẤT] [--json]   kiểm tra sổ: 0 nguyên vẹn, 1 có chỗ không khớp
  ansinh ledger export THƯ-MỤC [--data THƯ-MỤC]                              xuất sổ ra tệp để người khác kiểm tra (có tên người: giữ kín)
Trên AWS: REGISTER_TABLE, SITE_URL và các biến AWS thường dùng (docs/deploy.md).`

/**
 * Checks or takes out the sealed history. A system that runs on this machine is found by its data folder; in the cloud by
 * REGISTER_TABLE and SITE_URL, with the caller's own right to scan the table.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '.ansinh' },
      from: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [action, folder] = positionals
  const { from } = values
  if (from !== undefined && !existsSync(join(from, exportFiles.events))) {
    console.error(`${from} không phải thư mục đã xuất: không có ${exportFiles.events}.\n${usage}`)
    return 2
  }
  const source = from === undefined ? await ofRunning(values.data) : await exportedLedger(from)
  if (!source || (action !== 'verify' && (action !== 'export' || !folder))) {
    console.error(source ? usage : `Không thấy hệ thống đang chạy trên ${values.data}.\n${usage}`)
    return 2
  }
  if (action === 'export' && folder) {
    const events = await exportLedger(source, folder)
    console.log(`Đã xuất ${events} sự kiện và ${source.published.index.days.length} ngày niêm phong vào ${folder}.`)
    return 0
  }
  const verdict = await settled(source)
  console.log(values.json ? JSON.stringify(verdict, null, 2) : inWords(verdict))
  return verdict.faults.length > 0 ? 1 : 0
}

async function ofRunning(data: string): Promise<LedgerSource | undefined> {
  const machine = readMachine(data)
  if (machine) Object.assign(process.env, machine.environment)
  const { REGISTER_TABLE, SITE_URL = machine?.siteUrl } = process.env
  return REGISTER_TABLE && SITE_URL ? runningLedger(REGISTER_TABLE, SITE_URL) : undefined
}

/** A system at work writes while it is read, record and event in two pages: only what is found twice is a fault. */
async function settled(source: LedgerSource): Promise<Verdict> {
  const first = await verifyLedger(source)
  if (first.faults.length === 0) return first
  const again = await verifyLedger(source)
  const known = new Set(first.faults.map(nameOf))
  return { ...again, faults: again.faults.filter((fault) => known.has(nameOf(fault))) }
}

const nameOf = ({ kind, day, unit, ref }: LedgerFault): string => [kind, day, unit, ref].join(' ')

/** Of faults that many follow the first one is what matters; a few more help to see how far it goes. */
const mostShown = 10

function inWords({ faults, days, lastDay, lastSeal, events, waiting }: Verdict): string {
  const tree = unitTree(process.env.UNIT_MAP ?? 'daklak-2020')
  const unitName = (code: string): string => tree.find(code)?.name ?? code
  const [first, ...more] = faults
  if (!first) {
    const sealed = `${events - waiting} sự kiện của ${days} ngày đã niêm phong`
    return [
      `Sổ nguyên vẹn: ${sealed}, ${waiting} sự kiện chờ niêm phong.`,
      ...(lastDay
        ? [`Ngày cuối ${formatDay(lastDay)}, mã niêm phong ${lastSeal}`]
        : ['Chưa có ngày nào được niêm phong.']),
    ].join('\n')
  }
  return [
    `Sổ KHÔNG khớp. Chỗ đầu tiên: ${faultSentence(first, unitName)}`,
    ...more.slice(0, mostShown).map((fault) => `  ${faultSentence(fault, unitName)}`),
    ...(more.length > mostShown ? [`  và ${more.length - mostShown} chỗ nữa (--json cho đủ).`] : []),
  ].join('\n')
}
