import { type ForeignFile, faultOfAge, fileFaults } from '../../domain/exchange/foreign-file.ts'
import { provinceName } from '../../domain/exchange/provinces.ts'
import { groupThousands } from '../../domain/money/dong.ts'
import { lockedSenderWords } from '../../domain/permissions/locked-sender.ts'
import { type ExchangeContent, readExchangeFile } from '../../exchange/read-file.ts'
import { isLocked } from '../../store/accounts/account-standing.ts'
import {
  currentForeignFiles,
  getForeignFile,
  holdForeignFile,
  moveForeignFile,
} from '../../store/foreign/foreign-file-store.ts'
import { putForeignMarks, removeForeignMarks } from '../../store/foreign/foreign-marks-store.ts'
import type { ExchangeDesk } from '../../store/foreign/look-abroad.ts'
import { compareWithFile, endFindings, isCurrent } from './compare-with-file.ts'
import type { ForeignDesk, HeldFile } from './foreign-desk.ts'
import type { ForeignMessage } from './foreign-message.ts'

/** Whoever was brought in before the marks lay there stands in the commune's index by then. */
const untilIndexed = 5

/**
 * Does what a file waits for: it is checked and kept, everybody is compared with it, or it is taken out. Killed anywhere and called
 * again it ends in the same; a file that waits for nothing is left alone.
 */
export async function takeForeignFile(desk: ForeignDesk, { foreignFileId, version }: ForeignMessage): Promise<void> {
  const { register, tree } = desk
  const root = tree.root.code
  const stored = await getForeignFile(register, root, foreignFileId)
  if (!stored) return
  const known = { ...stored, sign: desk.now() }
  if (known.state === 'awaiting-upload' && version !== null) {
    const { username } = known.by
    if (await isLocked(register, tree, username)) {
      const refused = { ...known, state: 'refused' as const, version, outcome: lockedSenderWords(username) }
      return void (await moveForeignFile(register, root, refused, ['awaiting-upload']))
    }
    const reading = { ...known, state: 'reading' as const, version }
    if (await moveForeignFile(register, root, reading, ['awaiting-upload'])) await keepFile(desk, reading)
    return
  }
  if (known.version === null) return
  if (known.state === 'reading') await keepFile(desk, { ...known, version: known.version })
  const { head } = known
  if (!head) return
  const held: HeldFile = { ...known, head, version: known.version }
  if (known.state === 'comparing') await compareEverybody(desk, held)
  if (known.state === 'removing') await takeOut(desk, held)
}

/** Nothing of a file is kept before all of it was read and found right. */
async function keepFile(desk: ForeignDesk, reading: ForeignFile & { readonly version: string }): Promise<void> {
  const { register, tree, exchange, now } = desk
  const root = tree.root.code
  const refuse = (outcome: string): Promise<boolean> =>
    moveForeignFile(register, root, { ...reading, state: 'refused', outcome }, ['reading'])
  const content = await contentOf(desk, reading)
  if (!content.ok) return void (await refuse(content.error))
  const { head, marks } = content.value
  const files = await currentForeignFiles(register, root)
  const current = files.find((one) => one.head.province === head.province && one.head.programme === head.programme)
  if (current?.fileId !== reading.id) {
    const old = faultOfAge(head, current?.head)
    if (old !== null) {
      // They lie there when another file came in between two tries.
      await removeForeignMarks(register, reading.id, marks.keys())
      return void (await refuse(old))
    }
  }
  await putForeignMarks(register, reading.id, marks)
  const held = {
    ...reading,
    state: 'comparing' as const,
    head,
    replaces: current?.fileId ?? null,
    outcome: `Đã nhận ${groupThousands(head.count)} dấu số giấy tờ của ${provinceName(head.province)}. Đang đối chiếu với người trong hệ thống.`,
  }
  const deed = { actor: reading.by, at: now(), reason: null }
  // Another file of the province has come in between, or another reader of this one: what lies there decides.
  if (!(await holdForeignFile(register, root, held, deed))) throw new Error('another file came in between: look again')
  await desk.callAgain(reading.id, untilIndexed)
  function contentOf({ linesOf, running }: ForeignDesk, { id, version }: typeof reading) {
    return linesOf(id, version).then((lines) =>
      readExchangeFile(lines, {
        province: root,
        key: exchange,
        knowsProgramme: (programme) => running(programme).ok,
        now: now(),
      }),
    )
  }
}

async function marksOf(
  { linesOf, exchange, tree, now }: ForeignDesk,
  file: HeldFile,
): Promise<ExchangeContent['marks']> {
  const content = await readExchangeFile(await linesOf(file.id, file.version), {
    province: tree.root.code,
    key: exchange,
    knowsProgramme: () => true,
    now: now(),
  })
  if (!content.ok) throw new Error('a file that was right is wrong now')
  return content.value.marks
}

async function compareEverybody(desk: ForeignDesk, file: HeldFile): Promise<void> {
  const { register, tree } = desk
  const root = tree.root.code
  if (!(await isCurrent(desk, file))) return
  const marks = await marksOf(desk, file)
  const compared = await compareWithFile(desk, file, marks)
  if (compared === null) return
  if (compared.next !== null) {
    const goesOn = { ...file, place: compared.next, found: compared.found }
    if (await moveForeignFile(register, root, goesOn, ['comparing'])) await desk.callAgain(file.id, 0)
    return
  }
  await replaceOld(desk, file)
  const { head } = file
  const outcome = `${groupThousands(compared.found)} người trong hệ thống có số giấy tờ trong tệp ${groupThousands(head.count)} dấu này.`
  await moveForeignFile(register, root, { ...file, state: 'current', place: null, found: compared.found, outcome }, [
    'comparing',
  ])
}

/** Of the file whose place it has taken nothing is kept but that it was there. */
async function replaceOld(desk: ForeignDesk, { replaces }: HeldFile): Promise<void> {
  const { register, tree } = desk
  const old = replaces === null ? undefined : await getForeignFile(register, tree.root.code, replaces)
  if (!old?.head || old.version === null) return
  const known: HeldFile = { ...old, head: old.head, version: old.version }
  await removeForeignMarks(register, old.id, (await marksOf(desk, known)).keys())
  await moveForeignFile(register, tree.root.code, { ...old, state: 'replaced' }, ['current', 'comparing'])
}

async function takeOut(desk: ForeignDesk, file: HeldFile): Promise<void> {
  const { register, tree } = desk
  await removeForeignMarks(register, file.id, (await marksOf(desk, file)).keys())
  const ended = await endFindings(desk, file)
  const outcome =
    `${file.outcome ?? ''} Đã bỏ ${groupThousands(ended)} cảnh báo còn mở; các kết luận đã ghi vẫn giữ.`.trim()
  await moveForeignFile(register, tree.root.code, { ...file, state: 'removed', outcome }, ['removing'])
}

/** Tried for the last time: whoever has sent it is told, so that no file waits for nobody. */
export async function giveUp(
  { register, tree }: Pick<ExchangeDesk, 'register' | 'tree'>,
  { foreignFileId, version }: ForeignMessage,
): Promise<void> {
  const known = await getForeignFile(register, tree.root.code, foreignFileId)
  if (!known) return
  const { state } = known
  // It came, and was never opened.
  const hasCome = state === 'awaiting-upload' && version !== null
  if (state !== 'reading' && !hasCome) return
  const refused = { ...known, state: 'refused' as const, version: known.version ?? version, outcome: fileFaults.gone }
  await moveForeignFile(register, tree.root.code, refused, [state])
}
