import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fromBase64Url } from '../../lambdas/domain/ledger/seals/bytes.ts'
import type { LedgerFault } from '../../lambdas/domain/ledger/seals/ledger-fault.ts'
import { exportLedger } from '../ledger/export-ledger.ts'
import { exportedLedger, exportFiles } from '../ledger/exported-ledger.ts'
import type { LedgerSource } from '../ledger/ledger-source.ts'
import { runningLedger } from '../ledger/running-ledger.ts'
import { verdictInWords } from '../ledger/verdict-in-words.ts'
import { type Asked, type Verdict, verifyLedger } from '../ledger/verify-ledger.ts'
import { systemMeant, usualData } from './machine.ts'

const usage = `Cách dùng:
  ansinh ledger verify [--data THƯ-MỤC | --from THƯ-MỤC-ĐÃ-XUẤT] [--seal=MÃ] [--json]
      kiểm tra sổ: 0 nguyên vẹn, 1 có chỗ không khớp, 3 khớp nhưng có ngày đã qua chưa niêm phong
      --seal: mã niêm phong đã chép lại hôm trước, để biết sổ bây giờ có còn là sổ hôm ấy; nhiều mã thì ghi nhiều lần
  ansinh ledger export THƯ-MỤC [--data THƯ-MỤC]
      xuất sổ ra tệp để người khác kiểm tra (có tên người: giữ kín)
Trên AWS: REGISTER_TABLE, SITE_URL và các biến AWS thường dùng (docs/deploy.md).`

/**
 * Checks or takes out the sealed history. A system that runs on this machine is found by its data folder; in the cloud by
 * REGISTER_TABLE and SITE_URL, with the caller's own right to scan the table. Both hold unless a folder is named.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      from: { type: 'string' },
      seal: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [action, folder] = positionals
  const { from, seal: copied } = values
  const wrong = copied.find((seal) => fromBase64Url(seal)?.length !== 32)
  if (wrong !== undefined) {
    console.error(
      `"${wrong}" không phải mã niêm phong: mã có 43 chữ, chép đủ từ trang Kiểm tra biên nhận hoặc so-cai.json.`,
    )
    return 2
  }
  if (from !== undefined && !existsSync(join(from, exportFiles.events))) {
    console.error(`${from} không phải thư mục đã xuất: không có ${exportFiles.events}.\n${usage}`)
    return 2
  }
  const { SITE_URL } = process.env
  if (from === undefined && values.data === undefined && SITE_URL && !URL.canParse(SITE_URL)) {
    console.error(`SITE_URL=${SITE_URL} không phải địa chỉ: ghi cả https://, như https://ansinh.example.`)
    return 2
  }
  const source = from === undefined ? await ofRunning(values.data) : await exportedLedger(from)
  if (!source || (action !== 'verify' && (action !== 'export' || !folder))) {
    console.error(source ? usage : `Không thấy hệ thống đang chạy trên ${values.data ?? usualData}.\n${usage}`)
    return 2
  }
  if (action === 'export' && folder) {
    const events = await exportLedger(source, folder)
    console.log(`Đã xuất ${events} sự kiện và ${source.published.index.days.length} ngày niêm phong vào ${folder}.`)
    return 0
  }
  const verdict = await settled(source, { now: Date.now(), copied })
  console.log(values.json ? JSON.stringify(verdict, null, 2) : verdictInWords(verdict))
  if (verdict.faults.length > 0 || verdict.copied.some(({ day }) => day === null)) return 1
  return verdict.unsealed ? 3 : 0
}

async function ofRunning(data: string | undefined): Promise<LedgerSource | undefined> {
  const system = systemMeant(data, process.env, ['REGISTER_TABLE', 'SITE_URL'])
  if (!system) return undefined
  const { REGISTER_TABLE, SITE_URL } = Object.assign(process.env, system)
  return REGISTER_TABLE && SITE_URL ? runningLedger(REGISTER_TABLE, SITE_URL) : undefined
}

/** A system at work writes while it is read, record and event in two pages: only what is found twice is a fault. */
async function settled(source: LedgerSource, asked: Asked): Promise<Verdict> {
  const first = await verifyLedger(source, asked)
  if (first.faults.length === 0) return first
  const again = await verifyLedger(source, asked)
  const known = new Set(first.faults.map(nameOf))
  return { ...again, faults: again.faults.filter((fault) => known.has(nameOf(fault))) }
}

const nameOf = ({ kind, day, unit, ref }: LedgerFault): string => [kind, day, unit, ref].join(' ')
