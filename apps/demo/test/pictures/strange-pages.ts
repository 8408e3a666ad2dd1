import type { Stage } from '../../src/scenarios/open-stage.ts'
import { startAndPay } from '../../src/scenarios/play.ts'
import { stageSimulation } from '../../src/scenarios/stage-simulation.ts'
import type { ProviderId } from '../../src/tour/stop.ts'
import { createApp } from '../../src/web/app.ts'
import type { Serve } from '../../src/web/listen.ts'

export interface StrangePage {
  readonly name: string
  readonly path: string
  readonly serve: Serve
}

/** The pages that are about no single state, with something on each of them that is rarely there. */
export async function bringAboutStrangePages(
  stage: Stage,
  provider: ProviderId,
): Promise<readonly StrangePage[]> {
  const { shop, engine } = stage
  await stage.use(provider)
  const gone = await startAndPay(stage)
  const sealed = await startAndPay(stage)
  await engine.database.query(
    `update paystate.checkpoints set checkpoint = '{"sealed":1,"key":"2025-12","data":"AAAA"}'
     where payment in (select key from paystate.payments where order_id = $1)`,
    [sealed.reference],
  )
  await shop.payments.receiveWebhook(provider, forged(provider))
  const simulation = stageSimulation(stage)
  const options = { simulation, endProcess: () => {} }
  const app = createApp({ shop, ...options })
  const without = new Map([...shop.providers].filter(([name]) => name !== provider))
  const forgetful = createApp({
    shop: { ...shop, payments: shop.payments, providers: without },
    ...options,
  })
  const serve: Serve = (request) => app.fetch(request)
  const other = provider === 'mollie' ? 'antom' : 'mollie'
  const paths = {
    shop: '/',
    product: '/products/pour-over-set',
    orders: '/orders',
    providers: '/providers',
    nothing: '/nothing',
    'sealed order': `/orders/${sealed.reference}`,
    list: '/console',
    'list unknown': '/console?unknown=yes',
    'list empty': '/console?search=nobody',
    totals: '/console/totals',
    unknown: '/console/unknown',
    anomalies: '/console/anomalies',
    deliveries: '/console/deliveries',
    quarantine: '/console/quarantine',
    health: '/console/health',
    'health asked': '/console/health?ask=yes',
    doctor: `/console/doctor?from=${provider}&to=${other}`,
    'no payment': '/console/payment?id=pay_nothing',
  }
  return [
    ...Object.entries(paths).map(([name, path]) => ({ name, path, serve })),
    {
      name: 'unreachable order',
      path: `/orders/${gone.reference}`,
      serve: (request) => forgetful.fetch(request),
    },
  ]
}

function forged(provider: ProviderId): Request {
  return new Request(`https://shop.example/webhooks/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notifyType: 'PAYMENT_RESULT', paymentRequestId: 'order_1' }),
  })
}
