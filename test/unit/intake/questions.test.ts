import { survey } from '../../../lambdas/functions/intake/survey.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import { aWorkbook } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'

const questions = async (name: string) => {
  const rows = [
    ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'],
    [1, name, 1960, '240123456'],
  ]
  const items = checkRows(await open(await aWorkbook({ 'Danh sách': rows })))
  return (await survey(items, async () => {})).questions
}

describe('the questions of a check', () => {
  it('are also of a name with something that is none of it, where the name is sure', async () => {
    expect(await questions('Bà Trần Thị Hai')).toBe(1)
    expect(await questions('Ng. V. A')).toBe(0)
    expect(await questions('Trần Thị Hai')).toBe(0)
  })
})
