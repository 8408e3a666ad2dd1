import { anomaliesPage, readAnomaliesQuery } from '../anomalies/anomalies-page.ts'
import { deliveriesPage } from '../deliveries/deliveries-page.ts'
import { doctorPage } from '../doctor/doctor-page.ts'
import { healthPage } from '../health/health-page.ts'
import type { Notice } from '../html/notice.ts'
import { listPage } from '../payments/list-page.ts'
import { readListQuery } from '../payments/list-query.ts'
import { paymentPage } from '../payments/payment-page.ts'
import { totalsPage } from '../payments/totals-page.ts'
import { quarantinePage } from '../quarantine/quarantine-page.ts'
import { unknownPage } from '../unknown/unknown-page.ts'
import { type ConsoleApp, send } from './console-app.ts'

/** The pages that change nothing. */
export function addPages(app: ConsoleApp): void {
  app.get('/', (c) => send(c, listPage(c.get('visit'), readListQuery(c.req.query()))))
  app.get('/totals', (c) => send(c, totalsPage(c.get('visit'), readListQuery(c.req.query()))))
  app.get('/unknown', (c) => send(c, unknownPage(c.get('visit'), c.req.query('after'))))
  app.get('/anomalies', (c) =>
    send(
      c,
      anomaliesPage(c.get('visit'), {
        ...readAnomaliesQuery(c.req.query()),
        notice: doneNotice(c.req.query('done')),
      }),
    ),
  )
  app.get('/deliveries', (c) =>
    send(c, deliveriesPage(c.get('visit'), doneNotice(c.req.query('done')))),
  )
  app.get('/quarantine', (c) =>
    send(c, quarantinePage(c.get('visit'), doneNotice(c.req.query('done')))),
  )
  app.get('/health', (c) =>
    send(c, healthPage(c.get('visit'), { ask: c.req.query('ask') === 'yes' })),
  )
  app.get('/doctor', (c) => {
    const { from, to } = c.req.query()
    return send(c, doctorPage(c.get('visit'), { from, to }))
  })
  app.get('/payment', (c) => {
    const { id = '', asked } = c.req.query()
    return send(c, paymentPage(c.get('visit'), { id, asked }))
  })
}

function doneNotice(done: string | undefined): Notice | undefined {
  return done === undefined ? undefined : DONE.get(done)
}

const DONE: ReadonlyMap<string, Notice> = new Map([
  [
    'retry_delivery',
    {
      tone: 'good',
      title: 'It is delivered again.',
      text: 'If its handler fails again, it is back here after a while.',
    },
  ],
  [
    'skip_delivery',
    { tone: 'good', title: 'It is skipped.', text: 'What was behind it is delivered.' },
  ],
  [
    'taken_in',
    {
      tone: 'good',
      title: 'It is genuine.',
      text: 'paystate processes it now, like any other webhook.',
    },
  ],
  [
    'refused',
    {
      tone: 'doubt',
      title: 'It is still not genuine.',
      text: 'Nothing in it was believed. It stays here.',
    },
  ],
  [
    'not_configured',
    {
      tone: 'doubt',
      title: 'It cannot be verified here.',
      text: 'This process has no configuration for its instance. It stays here.',
    },
  ],
  ['removed', { tone: 'good', title: 'It is removed.', text: 'Nothing in it was believed.' }],
  [
    'close_anomaly',
    { tone: 'good', title: 'It is closed.', text: 'Who closed it and why stands in the timeline.' },
  ],
])
