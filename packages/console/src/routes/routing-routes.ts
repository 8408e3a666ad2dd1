import type { Context } from 'hono'
import { perform } from '../actions/perform.ts'
import { readForm } from '../actions/read-form.ts'
import type { Notice } from '../html/notice.ts'
import type { Routing } from '../routing/routing.ts'
import { routingPage } from '../routing/routing-page.ts'
import { readRoutingSubject } from '../routing/routing-subject.ts'
import { messagePage } from '../site/message-page.ts'
import { addressOf, type Visit } from '../site/site.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'
import { OUT_OF_DATE } from './out-of-date.ts'

/** The page of the application's switch, and the switch itself; nothing without one. */
export function addRouting(app: ConsoleApp, routing: Routing | undefined): void {
  if (!routing) return
  app.get('/routing', (c) => {
    const notice = c.req.query('done') === 'switch_provider' ? SWITCHED : undefined
    return send(c, routingPage(c.get('visit'), { routing, notice }))
  })
  app.post('/routing/switch', (c) => turn(c, routing))
}

const SWITCHED: Notice = {
  tone: 'good',
  title: 'It is switched.',
  text: 'New payments go there. Those under way stay where they are.',
}

async function turn(context: Context<Env>, routing: Routing): Promise<Response> {
  const visit = context.get('visit')
  const form = readForm(visit, { action: 'switch_provider', body: await context.req.parseBody() })
  if (!form) return send(context, messagePage(visit, OUT_OF_DATE), 403)
  const { currency, to } = readRoutingSubject(form.subject)
  if (!routing.offers(currency).includes(to)) {
    return send(context, routingPage(visit, { routing, notice: notOffered(currency, to) }), 422)
  }
  await switched(visit, { id: form.id, currency, to, routing })
  return context.redirect(addressOf(visit.site, '/routing', { done: 'switch_provider' }), 303)
}

interface Switch {
  readonly id: string
  readonly currency: string
  readonly to: string
  readonly routing: Routing
}

async function switched(visit: Visit, { id, currency, to, routing }: Switch): Promise<void> {
  await perform(visit, {
    name: 'switch_provider',
    id,
    instance: to,
    currency,
    run: async () => {
      await routing.turn(currency, to)
      return 'switched'
    },
  })
}

function notOffered(currency: string, to: string): Notice {
  const text = `${to} does not take ${currency} any more. New payments go where they went.`
  return { tone: 'bad', title: 'Not switched.', text }
}
