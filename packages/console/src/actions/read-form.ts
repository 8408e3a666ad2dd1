import { z } from 'zod'
import type { ActionName } from '../audit/audit.ts'
import type { Visit } from '../site/site.ts'

/** What was sent with a form of the console. */
export interface SentForm {
  /** What it is done to. */
  readonly subject: string
  readonly id: string
  readonly values: Readonly<Record<string, string>>
}

const hidden = z.object({
  subject: z.string().min(1).max(3000),
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  token: z.string().max(100),
})

/** Reads a form; `undefined` where it was not made for this person, this action and this subject. */
export function readForm(
  { site, person }: Visit,
  {
    action,
    body,
  }: { readonly action: ActionName; readonly body: Readonly<Record<string, unknown>> },
): SentForm | undefined {
  const read = hidden.safeParse(body)
  if (!read.success) return undefined
  const { subject, id, token } = read.data
  const purpose = { person: person.name, action, subject }
  if (!site.forms.isValid(purpose, { id, token })) return undefined
  const values = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { subject, id, values: Object.fromEntries(values) }
}
