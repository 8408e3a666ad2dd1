import { Hono } from 'hono'
import type { PageContext } from '../pages/context.ts'
import { TIME_STEPS } from '../pages/trouble-panel.ts'
import { chargeBackForm, timeForm } from './forms.ts'
import { refuseForeign } from './own-form.ts'

/** What a visitor changes in the simulation: only by forms of this shop's own pages. */
export function simulationRoutes(context: PageContext): Hono {
  const { shop, simulation, csrfToken } = context
  const app = new Hono()
  if (!simulation) return app

  app.use('/simulation/*', async (c, next) => {
    const { csrf } = await c.req.parseBody()
    refuseForeign(c, { given: csrf, csrfToken })
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
  return app
}
