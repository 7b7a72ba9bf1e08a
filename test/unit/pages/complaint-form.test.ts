import { complaintText } from '../../../lambdas/contract/complaints.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { checkComplaint, noComplaint } from '../../../lambdas/pages/complaints/complaint-form.ts'
import { renderComplaintPage } from '../../../lambdas/pages/complaints/render-complaint-page.ts'
import { complaintWords } from '../../../lambdas/pages/words/complaint-words.ts'
import { aSite } from '../../support/sites.ts'

const words = complaintWords.vi
const known = { isProgramme: () => true, isCommune: () => true, communeKinds: 'xã' }
const about = { ...noComplaint, commune: '24547', subject: 'other' }
const faultsOf = (text: string) => checkComplaint({ ...about, text }, words, known)

describe('what a citizen writes', () => {
  it('is told to be too long and comes back whole: a field that stops would cut off the end of what is pasted', () => {
    const text = `${'a'.repeat(complaintText.most)}. Xin gọi lại.`
    const errors = faultsOf(text)
    expect(errors).toEqual({ text: 'Nội dung dài quá 2.000 chữ cái. Viết gọn lại' })
    const page = { site: aSite(nq42, 'daklak-2020'), lang: 'vi' } as const
    const back = renderComplaintPage({ ...page, state: 'invalid', values: { ...about, text }, errors })
    expect(back).toContain(text)
    expect(back).not.toMatch(/<textarea[^>]*maxlength/)
  })

  it('is counted by letters, also where a letter and its marks come in parts', () => {
    expect(faultsOf('ệ'.normalize('NFD').repeat(complaintText.most))).toEqual({})
  })
})
