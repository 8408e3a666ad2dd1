import type { Context } from 'hono'
import { z } from 'zod'
import { perform } from '../actions/perform.ts'
import { readForm, type SentForm } from '../actions/read-form.ts'
import { anomaliesPage } from '../anomalies/anomalies-page.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf, type Visit } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

/** Closes an anomaly in a person's name. */
export function addAnomalyAction(app: ConsoleApp): void {
  app.post('/anomalies/close', close)
}

async function close(context: Context<Env>): Promise<Response> {
  const visit = context.get('visit')
  const form = readForm(visit, { action: 'close_anomaly', body: await context.req.parseBody() })
  if (!form) return send(context, messagePage(visit, OUT_OF_DATE), 403)
  const refused = await record(visit, form)
  if (refused === undefined) {
    return context.redirect(addressOf(visit.site, '/anomalies', { done: 'close_anomaly' }), 303)
  }
  const draft = { action: 'close_anomaly', ...form, message: refused } as const
  const notice = { tone: 'bad', title: 'Not closed.', text: refused } as const
  return send(context, anomaliesPage(visit, { state: 'open', draft, notice }), 422)
}

const closing = z.object({
  who: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(1000),
})

/** Says why it was refused, if it was. */
async function record(
  { site, person }: Visit,
  { subject, id, values }: SentForm,
): Promise<string | undefined> {
  const given = closing.safeParse(person.isNamed ? { ...values, who: person.name } : values)
  if (!given.success) return 'Nothing was closed. It needs your name, and what was done.'
  const { who, why } = given.data
  const visit = { site, person: { ...person, name: who } }
  const done = await perform(visit, {
    name: 'close_anomaly',
    id,
    anomaly: subject,
    why,
    run: async () => {
      await site.payments.closeAnomaly({ id: subject, who, why })
      return 'closed'
    },
  })
  return done.kind === 'refused' ? done.message : undefined
}
