import { type AccountLine, emptyLine, type Part, withShare } from '../../domain/batches/payer-account.ts'
import { paidOutside, payerShare } from '../../domain/payments/payer-share.ts'
import { policyName } from '../../domain/programmes/programmes.ts'
import { wholeOf } from '../../lists/writer/bytes.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import type { StoredBatch } from '../../store/batches/batch-item.ts'
import { saveBatch } from '../../store/batches/batch-store.ts'
import { everybody } from '../../store/register/register-filter.ts'
import { supportsOfUnit } from '../../store/register/unit-supports.ts'
import { accountSheet, accountTitle, type DrawnLine, outsideSentence } from './account-sheet.ts'
import { type BatchDesk, withSign } from './batch-desk.ts'
import { refused } from './check-selection.ts'

/** Supports between two signs of life. */
const betweenSigns = 5_000

/**
 * The account of a post office, drawn from every support of its unit: what it was given, by commune and policy, and what has become
 * of it. It writes no payment.
 */
export async function drawAccount(desk: BatchDesk, batch: StoredBatch): Promise<StoredBatch> {
  const { register, tree } = desk
  const lines = new Map<string, { commune: string; policy: string; line: AccountLine }>()
  let whole = emptyLine
  let outside: Part = { supports: 0, amount: 0 }
  let seen = 0
  for await (const support of supportsOfUnit(register, tree, batch, everybody)) {
    seen += 1
    if (seen % betweenSigns === 0) await saveBatch(register, withSign(desk, { ...batch, handled: seen }))
    const beyond = paidOutside(support, batch.unit)
    if (beyond > 0) outside = { supports: outside.supports + 1, amount: outside.amount + beyond }
    const share = payerShare(support, batch.unit)
    if (!share) continue
    const { commune, policy } = support
    const key = `${commune}#${policy}`
    lines.set(key, { commune, policy, line: withShare(lines.get(key)?.line ?? emptyLine, share) })
    whole = withShare(whole, share)
  }
  if (lines.size === 0)
    return refused(
      batch,
      ['Chưa có khoản nào được chuyển cho đơn vị chi trả này: không có gì để đối chiếu.', outsideSentence(outside)]
        .filter(Boolean)
        .join(' '),
    )
  const drawn = [...lines.values()].map(
    ({ commune, policy, line }): DrawnLine => ({
      communeName: tree.find(commune)?.name ?? commune,
      policyName: policyName(batch.programme, policy),
      line,
    }),
  )
  const sheet = accountSheet(batch, tree, drawn, { whole, outside })
  const title = accountTitle(batch, tree)
  const madeAt = new Date(batch.createdAt)
  const place = objectKeys.batchAnswer(batch.id, 'account')
  const paper = printSheets([sheet], {
    fonts: tinos(),
    info: { title, author: batch.by.username, madeAt },
    foot: { text: title },
  })
  const fileName = `bien-ban-doi-chieu-${batch.unit}`
  await desk.putAnswer({
    key: `${place}.xlsx`,
    bytes: await wholeOf(workbookBytes([sheet])),
    fileName,
    extension: 'xlsx',
  })
  await desk.putAnswer({ key: `${place}.pdf`, bytes: await wholeOf(paper), fileName, extension: 'pdf' })
  return {
    ...batch,
    state: 'done',
    lines: whole.given.supports,
    handled: whole.given.supports,
    account: whole,
    answerFile: `${place}.xlsx`,
    paperFile: `${place}.pdf`,
  }
}
