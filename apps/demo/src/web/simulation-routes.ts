import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PageContext } from '../pages/context.ts'
import { TIME_STEPS } from '../pages/trouble-panel.ts'
import { chargeBackForm, timeForm } from './forms.ts'
import { addKillRoute } from './kill-route.ts'
import { isLoopback } from './visitor-origin.ts'

/**
 * What a visitor changes in the simulation. Only for pages of this shop on this machine: each form carries
 * a token that no other site can read, and a request has to name this machine as its host.
 */
export function simulationRoutes(context: PageContext): Hono {
  const { shop, simulation, csrfToken } = context
  const app = new Hono()
  if (!simulation) return app

  app.use('/simulation/*', async (c, next) => {
    const { csrf } = await c.req.parseBody()
    const isOurs = typeof csrf === 'string' && isSame(csrf, csrfToken)
    if (!isLoopback(new URL(c.req.url).hostname) || !isOurs) throw new HTTPException(403)
    await next()
  })

  app.post('/simulation/time', async (c) => {
    const form = timeForm.safeParse(await c.req.parseBody())
    const step = TIME_STEPS.find(({ id }) => form.data?.by === id)
    if (!form.success || !step) return c.notFound()
    await simulation.moveTime(step.milliseconds)
    return c.redirect(`/orders/${form.data.order}`, 303)
  })

  app.post('/simulation/charge-back', async (c) => {
    const form = chargeBackForm.safeParse(await c.req.parseBody())
    const payment = form.success
      ? await shop.payments.get(form.data.payment).catch(() => undefined)
      : undefined
    if (!payment) return c.notFound()
    await simulation.chargeBack(payment)
    return c.redirect(`/orders/${payment.order}`, 303)
  })
  addKillRoute(app, context)
  return app
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
