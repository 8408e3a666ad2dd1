import type { Payments } from '@paystate/engine'
import type { Context } from 'hono'
import { perform } from '../actions/perform.ts'
import { readForm } from '../actions/read-form.ts'
import { quarantinePage } from '../quarantine/quarantine-page.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

interface Step {
  readonly action: 'verify_webhook' | 'drop_webhook'
  /** Does it, and names the notice that says what came of it. */
  readonly run: (payments: Payments, id: string) => Promise<string>
}

/** Verifies a refused webhook again, or removes it. */
export function addQuarantineActions(app: ConsoleApp): void {
  const verify: Step = {
    action: 'verify_webhook',
    run: (payments, id) => payments.verifyWebhook(id),
  }
  const drop: Step = {
    action: 'drop_webhook',
    async run(payments, id) {
      await payments.dropWebhook(id)
      return 'removed'
    },
  }
  app.post('/quarantine/verify', (c) => act(c, verify))
  app.post('/quarantine/drop', (c) => act(c, drop))
}

async function act(c: Context<Env>, { action, run }: Step): Promise<Response> {
  const visit = c.get('visit')
  const { payments } = visit.site
  const form = readForm(visit, { action, body: await c.req.parseBody() })
  if (!form) return send(c, messagePage(visit, OUT_OF_DATE), 403)
  const { subject: webhook, id } = form
  const performed = await perform(visit, {
    name: action,
    id,
    webhook,
    run: () => run(payments, webhook),
  })
  if (performed.kind === 'done')
    return c.redirect(addressOf(visit.site, '/quarantine', { done: performed.result }), 303)
  const notice = { tone: 'doubt', title: 'Not done.', text: performed.message } as const
  return send(c, quarantinePage(visit, notice), 409)
}
