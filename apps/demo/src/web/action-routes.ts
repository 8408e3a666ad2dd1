import { type Context, Hono } from 'hono'
import type { ActionRefusal, ActionResult } from '../checkout/action.ts'
import { cancelPayment, withdrawRefund } from '../checkout/cancel-payment.ts'
import { capturePayment, refundPayment } from '../checkout/move-money.ts'
import type { PageContext } from '../pages/context.ts'
import type { FormIssue } from '../pages/form-issue.ts'
import { orderPage } from '../pages/order-page.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { readOrderView } from '../payments/read-order-view.ts'
import { captureLeft, refundLeft } from '../payments/what-is-left.ts'
import { amountForm, cancelForm, readAmount, withdrawForm } from './forms.ts'
import { troubledWork } from './troubled-work.ts'

const AMOUNT_ACTIONS = { refund: refundPayment, capture: capturePayment } as const

/** What the shop does with a payment. */
export function actionRoutes(context: PageContext): Hono {
  const { shop } = context
  const app = new Hono()

  for (const kind of ['refund', 'capture'] as const) {
    app.post(`/payments/:payment/${kind}s`, async (c) => {
      const view = await findView(context, c.req.param('payment'))
      const form = amountForm.safeParse(await c.req.parseBody())
      if (!view || !form.success || !view.isReachable) return c.notFound()
      const { amount: typed, token } = form.data
      const read = readAmount(typed, view.payment.amount.currency)
      if (!read.ok) return show(context, c, { view, form: kind, message: read.message, typed })
      const { amount } = read
      const { instance: name, order } = view.payment
      const work = () => AMOUNT_ACTIONS[kind](shop, view, { amount, token })
      const result = await troubledWork(context, c, { form: form.data, kind, name, order, work })
      return respond(context, c, { view, result, form: kind, typed })
    })
  }

  // A refused form has its own URL; opening it again redirects to its order.
  app.get('/payments/:payment/:form{refunds|captures|cancel|withdraw}', async (c) => {
    const view = await findView(context, c.req.param('payment'))
    return view ? c.redirect(`/orders/${view.payment.order}`, 303) : c.notFound()
  })

  app.post('/payments/:payment/cancel', async (c) => {
    const view = await findView(context, c.req.param('payment'))
    const form = cancelForm.safeParse(await c.req.parseBody())
    if (!view || !form.success || !view.isReachable) return c.notFound()
    const { if_paid: ifPaid, token } = form.data
    const { instance: name, order } = view.payment
    const work = () => cancelPayment(shop, view, { ifPaid, token })
    const deed = { form: form.data, kind: 'cancel', name, order, work } as const
    const result = await troubledWork(context, c, deed)
    return respond(context, c, { view, result, form: 'cancel' })
  })

  app.post('/payments/:payment/withdraw', async (c) => {
    const view = await findView(context, c.req.param('payment'))
    const form = withdrawForm.safeParse(await c.req.parseBody())
    const isOurs = view?.operations.some(
      ({ kind, id }) => kind === 'refund' && id === form.data?.refund,
    )
    if (!view || !form.success || !isOurs || !view.isReachable) return c.notFound()
    await withdrawRefund(shop, view, form.data.refund)
    return c.redirect(`/orders/${view.payment.order}`, 303)
  })
  return app
}

async function findView({ shop }: PageContext, id: string): Promise<PaymentView | undefined> {
  const payment = await shop.payments.get(id).catch(() => undefined)
  const view = payment && (await readOrderView(shop, payment.order))
  return view?.payments.find((one) => one.payment.id === id)
}

interface Submission {
  readonly view: PaymentView
  readonly form: FormIssue['form']
  readonly typed?: string
}

/** A form that was already submitted does nothing again: its page shows the result. */
function respond(
  context: PageContext,
  c: Context,
  { result, ...submission }: Submission & { readonly result: ActionResult | 'dying' },
): Response | Promise<Response> {
  const { view } = submission
  if (result === 'dying' || result.kind === 'done' || result.reason === 'used_form') {
    return c.redirect(`/orders/${view.payment.order}`, 303)
  }
  return show(context, c, { ...submission, message: messageFor(result.reason, submission) })
}

function messageFor(reason: ActionRefusal, { view, form }: Submission): string {
  const left = form === 'capture' ? captureLeft(view) : refundLeft(view)
  const { currency } = view.payment.amount
  switch (reason) {
    case 'wait':
      return 'The outcome of the last request is unknown. Nothing else is sent until it is known.'
    case 'too_much':
      return `That is more than can be ${form === 'capture' ? 'charged' : 'refunded'}: at most ${view.formats.reported(left, currency)}. Nothing was sent.`
    case 'other_form':
      return 'Another form of this page was sent before this one, perhaps in another tab. This one was not sent: check what is left, and send it again if it is still wanted.'
    case 'disputed':
      return 'The payer’s bank took this money back, or may. Returning it would pay the payer twice. Nothing was sent.'
    default:
      return 'That is no longer possible: the payment has changed. Nothing was sent.'
  }
}

async function show(
  context: PageContext,
  c: Context,
  { view, ...issue }: Submission & { readonly message: string },
): Promise<Response> {
  const order = await readOrderView(context.shop, view.payment.order)
  if (!order) return c.notFound()
  return c.html(orderPage(context, order, { ...issue, payment: view.payment.id }), 422)
}
