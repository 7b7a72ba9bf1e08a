import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { findProgramme } from '../../../../lambdas/domain/programmes/programmes.ts'
import type { FormCode, FormPlace } from '../../../../lambdas/lists/templates/list-form.ts'
import { useClient } from '../../frame/client-context.ts'
import { saveFile } from '../save-file.ts'
import { formFileName } from './form-place.ts'
import { savedWords } from './saved-words.ts'

/** Fetched when somebody looks for a form: most officers come with a list of their own. */
const fetchTemplates = () => import('../../../../lambdas/lists/templates/form-workbook.ts')
type Templates = Awaited<ReturnType<typeof fetchTemplates>>

/** A programme's forms and its pay list, each made as a workbook in the browser. */
export function useForms(programmeId: string) {
  const programme = findProgramme(programmeId)
  const client = useClient()
  const queries = useQueryClient()
  const [templates, setTemplates] = useState<Templates | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)

  const open = async (): Promise<void> => {
    if (templates) return
    setFailed(false)
    try {
      const fetched = await fetchTemplates()
      setTemplates(fetched)
    } catch {
      setFailed(true)
    }
  }
  /** What the register knows of the commune's hamlets; null where it cannot be asked now. */
  const hamletsOf = async (commune: string) => {
    try {
      return await queries.fetchQuery({
        queryKey: ['hamlets', commune],
        queryFn: ({ signal }) => client.call('communeHamlets', { query: { unit: commune } }, signal),
      })
    } catch {
      return null
    }
  }
  const save = async (code: FormCode, commune: string, units: FormPlace): Promise<void> => {
    if (!templates || !programme) return
    const has = templates.hamletsOfForm(programme, code, units)
    const known = has === null ? null : await hamletsOf(commune)
    const place = { ...units, hamlets: known?.hamlets ?? [] }
    const form = templates.listForm(programme, code, place)
    const name = formFileName(form, place)
    const workbook = await templates.formWorkbook(form, place)
    saveFile(new Blob([workbook], { type: workbookType }), name)
    setSaved(savedWords(name, has, known))
  }
  return { menu: templates && programme ? templates.listForms(programme, nowhere) : null, hasFailed, saved, open, save }
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const nowhere: FormPlace = { communeName: '', districtName: null, provinceName: '' }
