import type { FormSet } from '../list-form.ts'
import { form05, form06, form07 } from './allowance-forms.ts'
import { form08, form09, form10 } from './household-forms.ts'
import { form01, form02, form03, form04 } from './worker-forms.ts'

/** The forms of Decision 15/2020/QĐ-TTg, rebuilt. Form 10 lists no people. */
export const nq42Forms: FormSet = {
  mark: (code) => `Mẫu số ${code} (dựng lại theo Quyết định 15/2020/QĐ-TTg)`,
  forms: [form01, form02, form03, form04, form05, form06, form07, form08, form09, form10],
}
