import type { Context } from 'hono'
import { z } from 'zod'
import { perform } from '../actions/perform.ts'
import { readForm, type SentForm } from '../actions/read-form.ts'
import { readVerdictSubject } from '../operations/verdict-subject.ts'
import { paymentPage } from '../payments/payment-page.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf, type Visit } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

/** Takes a person's verdict on an operation that stays unknown. */
export function addVerdict(app: ConsoleApp): void {
  app.post('/payment/verdict', decide)
}

async function decide(context: Context<Env>): Promise<Response> {
  const visit = context.get('visit')
  const form = readForm(visit, { action: 'verdict', body: await context.req.parseBody() })
  if (!form) return send(context, messagePage(visit, OUT_OF_DATE), 403)
  const { payment, operation } = readVerdictSubject(form.subject)
  const refused = await record(visit, form)
  if (refused !== undefined) {
    const draft = { action: 'verdict', ...form, message: refused } as const
    const notice = { tone: 'bad', title: 'Not recorded.', text: refused } as const
    return send(context, paymentPage(visit, { id: payment, draft, notice }), 422)
  }
  const query = { id: payment, asked: `${operation.kind}:${operation.id}` }
  return context.redirect(addressOf(visit.site, '/payment', query), 303)
}

const verdict = z.object({
  who: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(1000),
  sure: z.literal('yes'),
})

/** Says why it was refused, if it was. A person whom the application named decides in that name. */
async function record(
  { site, person }: Visit,
  { subject, id, values }: SentForm,
): Promise<string | undefined> {
  const given = verdict.safeParse(person.isNamed ? { ...values, who: person.name } : values)
  if (!given.success) return INCOMPLETE
  const { payment, operation } = readVerdictSubject(subject)
  const { who, why } = given.data
  const visit = { site, person: { ...person, name: who } }
  const done = await perform(visit, {
    name: 'verdict',
    id,
    payment,
    why,
    run: async () => (await site.payments.resolve(operation, { who, why })).operation.kind,
  })
  return done.kind === 'refused' ? done.message : undefined
}

const INCOMPLETE =
  'Nothing was recorded. A decision needs your name, how you know, and that the provider says so.'
