import type { ReactNode } from 'react'
import { Waiting } from '../frame/notices.tsx'
import { Later, type LaterCode, laterCode } from '../later.tsx'
import type { CommandFormProps } from './command-form.ts'

type CommandForm = (props: CommandFormProps) => ReactNode

/** Forms of the district and the province, needed for one support in hundreds: they come when they are opened. */
const comingLater =
  (form: LaterCode<CommandForm>): CommandForm =>
  (props) => (
    <Later of={form} waiting={<Waiting lines={4} />}>
      {(Form) => <Form {...props} />}
    </Later>
  )

export const AmendForm = comingLater(laterCode(async () => (await import('./amend-form.tsx')).AmendForm))
export const AskBackForm = comingLater(laterCode(async () => (await import('./ask-back-form.tsx')).AskBackForm))
export const CancelForm = comingLater(laterCode(async () => (await import('./cancel-form.tsx')).CancelForm))
export const ResumeForm = comingLater(laterCode(async () => (await import('./resume-form.tsx')).ResumeForm))
