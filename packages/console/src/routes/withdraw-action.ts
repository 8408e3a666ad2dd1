import type { Context } from 'hono'
import { operationOfForm } from '../actions/operation-of-form.ts'
import { perform } from '../actions/perform.ts'
import { readForm } from '../actions/read-form.ts'
import { readVerdictSubject } from '../operations/verdict-subject.ts'
import { paymentPage } from '../payments/payment-page.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

/** Takes back a refund that waits to be sent. */
export function addWithdraw(app: ConsoleApp): void {
  app.post('/payment/withdraw', withdraw)
}

async function withdraw(context: Context<Env>): Promise<Response> {
  const visit = context.get('visit')
  const form = readForm(visit, { action: 'withdraw', body: await context.req.parseBody() })
  if (!form) return send(context, messagePage(visit, OUT_OF_DATE), 403)
  const { payment, operation } = readVerdictSubject(form.subject)
  const id = operationOfForm(form.id)
  const done = await perform(visit, {
    name: 'withdraw',
    id,
    payment,
    run: async () => {
      const { payments } = visit.site
      return (await payments.cancelRefund({ id, refund: operation.id })).operation.kind
    },
  })
  if (done.kind === 'refused') {
    const notice = { tone: 'bad', title: 'Not done.', text: done.message } as const
    return send(context, paymentPage(visit, { id: payment, notice }), 422)
  }
  const query = { id: payment, asked: `refund:${operation.id}` }
  return context.redirect(addressOf(visit.site, '/payment', query), 303)
}
