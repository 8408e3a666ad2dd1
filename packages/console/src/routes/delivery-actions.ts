import type { HeldEvent, Payments } from '@paystate/engine'
import type { Context } from 'hono'
import { perform } from '../actions/perform.ts'
import { readForm } from '../actions/read-form.ts'
import { deliveriesPage } from '../deliveries/deliveries-page.ts'
import { readDeliverySubject } from '../deliveries/delivery-subject.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

interface Step {
  readonly action: 'retry_delivery' | 'skip_delivery'
  readonly result: string
  readonly run: (payments: Payments, event: HeldEvent) => Promise<void>
}

/** Delivers an event again whose handler kept failing, or gives it up. */
export function addDeliveryActions(app: ConsoleApp): void {
  const retry: Step = {
    action: 'retry_delivery',
    result: 'due',
    run: (payments, event) => payments.retry(event),
  }
  const skip: Step = {
    action: 'skip_delivery',
    result: 'skipped',
    run: (payments, event) => payments.skip(event),
  }
  app.post('/deliveries/retry', (c) => act(c, retry))
  app.post('/deliveries/skip', (c) => act(c, skip))
}

async function act(c: Context<Env>, { action, result, run }: Step): Promise<Response> {
  const visit = c.get('visit')
  const { payments } = visit.site
  const form = readForm(visit, { action, body: await c.req.parseBody() })
  if (!form) return send(c, messagePage(visit, OUT_OF_DATE), 403)
  const event = readDeliverySubject(form.subject)
  const performed = await perform(visit, {
    name: action,
    id: form.id,
    event,
    run: async () => {
      await run(payments, event)
      return result
    },
  })
  if (performed.kind === 'done')
    return c.redirect(addressOf(visit.site, '/deliveries', { done: action }), 303)
  const notice = { tone: 'doubt', title: 'Not done.', text: performed.message } as const
  return send(c, deliveriesPage(visit, notice), 409)
}
