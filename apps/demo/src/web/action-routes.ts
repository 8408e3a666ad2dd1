import { type Context, Hono } from 'hono'
import type { ActionRefusal, ActionResult } from '../checkout/act-on-payment.ts'
import { cancelOrder } from '../checkout/cancel-order.ts'
import { refundOrder, stillRefundable } from '../checkout/refund-order.ts'
import { formatReported } from '../money/format-money.ts'
import type { PageContext } from '../pages/context.ts'
import type { FormIssue } from '../pages/form-issue.ts'
import { orderPage } from '../pages/order-page.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { isReachable } from '../recovery/read-payment.ts'
import { cancelForm, readAmount, refundForm } from './forms.ts'

/** What the shop does with a payment. */
export function actionRoutes(context: PageContext): Hono {
  const { shop, simulation } = context
  const app = new Hono()

  app.post('/payments/:reference/refunds', async (c) => {
    const payment = await shop.store.find(c.req.param('reference'))
    const form = refundForm.safeParse(await c.req.parseBody())
    if (!payment || !form.success || !isReachable(shop, payment)) return c.notFound()
    const { amount: typed, token, trouble } = form.data
    const read = readAmount(typed, payment.order.amount.currency)
    if (!read.ok) return show(context, c, { payment, form: 'refund', message: read.message, typed })
    const result = await refundOrder(shop, payment, {
      amount: read.amount,
      token,
      beforeSending: (written) => simulation?.arm(trouble, written),
    })
    return respond(context, c, { payment, result, form: 'refund', typed })
  })

  // A refused form has its own URL; opening it again redirects to its order.
  app.get('/payments/:reference/:form{refunds|cancel}', async (c) => {
    const payment = await shop.store.find(c.req.param('reference'))
    return payment ? c.redirect(`/orders/${payment.order.reference}`, 303) : c.notFound()
  })

  app.post('/payments/:reference/cancel', async (c) => {
    const payment = await shop.store.find(c.req.param('reference'))
    const form = cancelForm.safeParse(await c.req.parseBody())
    if (!payment || !form.success || !isReachable(shop, payment)) return c.notFound()
    const { if_paid: ifPaid, token, trouble } = form.data
    const result = await cancelOrder(shop, payment, {
      ifPaid,
      token,
      beforeSending: (written) => simulation?.arm(trouble, written),
    })
    return respond(context, c, { payment, result, form: 'cancel' })
  })
  return app
}

interface Submission {
  readonly payment: ShopPayment
  readonly form: FormIssue['form']
  readonly typed?: string
}

/** A form that was already submitted does nothing again: its page shows the result. */
function respond(
  context: PageContext,
  c: Context,
  { result, ...submission }: Submission & { readonly result: ActionResult },
): Response | Promise<Response> {
  if (result.kind === 'done' || result.reason === 'used_form') {
    return c.redirect(`/orders/${submission.payment.order.reference}`, 303)
  }
  return show(context, c, { ...submission, message: messageFor(result.reason, submission.payment) })
}

function messageFor(reason: ActionRefusal, payment: ShopPayment): string {
  switch (reason) {
    case 'wait':
      return 'We do not know yet whether the last request was applied. Until we do, nothing else is sent.'
    case 'too_much':
      return `That is more than can be refunded: at most ${formatReported(stillRefundable(payment), payment.order.amount.currency)}. Nothing was sent.`
    default:
      return 'That is no longer possible: the payment has changed. Nothing was sent.'
  }
}

async function show(
  context: PageContext,
  c: Context,
  { payment, ...issue }: Submission & { readonly message: string },
): Promise<Response> {
  const [first, ...more] = await context.shop.store.list({ order: payment.order.reference })
  if (!first) return c.notFound()
  const about = { ...issue, payment: payment.reference }
  return c.html(orderPage(context, [first, ...more], about), 422)
}
