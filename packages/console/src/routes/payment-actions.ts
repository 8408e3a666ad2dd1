import type { Context } from 'hono'
import { z } from 'zod'
import type { Draft } from '../actions/action-form.ts'
import { operationOfForm } from '../actions/operation-of-form.ts'
import { type Action, perform } from '../actions/perform.ts'
import { readAmount } from '../actions/read-amount.ts'
import { readForm, type SentForm } from '../actions/read-form.ts'
import type { ActionName } from '../audit/audit.ts'
import { paymentPage } from '../payments/payment-page.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf, type Visit, type Visitor } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

type PaymentAction = Extract<ActionName, 'refund' | 'capture' | 'cancel' | 'read'>

/** What a form asks for, or what is wrong with it. */
type Asked =
  | { readonly ok: true; readonly action: Action; readonly asked?: string }
  | { readonly ok: false; readonly message: string }

type Ask = (visit: Visit, form: SentForm) => Asked | Promise<Asked>

/** The forms of a payment's page: each asks for one operation, whose id derives from the form. */
export function addPaymentActions(app: ConsoleApp): void {
  for (const [name, ask] of [
    ['refund', askRefund],
    ['capture', askCapture],
    ['cancel', askCancel],
    ['read', askRead],
  ] satisfies readonly (readonly [PaymentAction, Ask])[]) {
    app.post(`/payment/${name}`, (c) => act(c, { name, ask }))
  }
}

async function act(
  context: Context<Env>,
  { name, ask }: { readonly name: PaymentAction; readonly ask: Ask },
): Promise<Response> {
  const visit = context.get('visit')
  const form = readForm(visit, { action: name, body: await context.req.parseBody() })
  if (!form) return send(context, messagePage(visit, OUT_OF_DATE), 403)
  const { subject: payment } = form
  const asked = await ask(visit, form)
  const refused = asked.ok ? await performed(visit, asked.action) : asked.message
  if (refused !== undefined) {
    const draft: Draft = { action: name, ...form, message: refused }
    const notice = { tone: 'bad', title: 'Not done.', text: refused } as const
    return send(context, paymentPage(visit, { id: payment, draft, notice }), 422)
  }
  const query = { id: payment, asked: asked.ok ? asked.asked : undefined }
  return context.redirect(addressOf(visit.site, '/payment', query), 303)
}

async function performed(visit: Visit, action: Action): Promise<string | undefined> {
  const done = await perform(visit, action)
  return done.kind === 'refused' ? done.message : undefined
}

const askRefund: Ask = async ({ site, person }, { subject: payment, id: form, values }) => {
  const { amount: asked } = await site.payments.get(payment)
  const read = readAmount(values.amount ?? '', asked.currency)
  if (!read.ok) return read
  const { amount } = read
  const id = operationOfForm(form)
  const reason = values.reason?.trim()
  const input = {
    id,
    payment,
    amount,
    ...askerOf(person),
    ...(reason && { reason }),
    ...despiteOf(values),
  }
  const run = async () => (await site.payments.refund(input)).operation.kind
  return { ok: true, action: { name: 'refund', id, payment, amount, run }, asked: `refund:${id}` }
}

const askCapture: Ask = async ({ site, person }, { subject: payment, id: form, values }) => {
  const { amount: asked } = await site.payments.get(payment)
  const read = readAmount(values.amount ?? '', asked.currency)
  if (!read.ok) return read
  const { amount } = read
  const id = operationOfForm(form)
  const final = values.final === 'yes' && { final: true }
  const input = { id, payment, amount, ...askerOf(person), ...final }
  const run = async () => (await site.payments.capture(input)).operation.kind
  return { ok: true, action: { name: 'capture', id, payment, amount, run }, asked: `capture:${id}` }
}

const ifPaidField = z.enum(['keep', 'reverse'])

const askCancel: Ask = ({ site, person }, { subject: payment, id: form, values }) => {
  const ifPaid = ifPaidField.safeParse(values.if_paid)
  if (!ifPaid.success) return { ok: false, message: `Nothing was sent. ${CHOOSE}` }
  const id = operationOfForm(form)
  const input = { id, payment, ifPaid: ifPaid.data, ...askerOf(person), ...despiteOf(values) }
  const run = async () => (await site.payments.cancel(input)).operation.kind
  return { ok: true, action: { name: 'cancel', id, payment, run }, asked: `cancel:${id}` }
}

function despiteOf({ despite }: SentForm['values']): { readonly despiteDispute?: true } {
  return despite === 'yes' ? { despiteDispute: true } : {}
}

const CHOOSE = 'Choose what happens if the payer has paid by then.'

/** The person of the session, whom the engine stores with the operation. */
function askerOf({ name, isNamed }: Visitor): { readonly who?: string } {
  return isNamed ? { who: name } : {}
}

const askRead: Ask = ({ site }, { subject: payment, id }) => {
  const run = async () => (await site.payments.get(payment, { fresh: true })).status
  return { ok: true, action: { name: 'read', id, payment, run } }
}
