import { listPage } from '../payments/list-page.ts'
import { readListQuery } from '../payments/list-query.ts'
import { paymentPage } from '../payments/payment-page.ts'
import { totalsPage } from '../payments/totals-page.ts'
import { unknownPage } from '../unknown/unknown-page.ts'
import { type ConsoleApp, send } from './console-app.ts'

/** The pages that change nothing. */
export function addPages(app: ConsoleApp): void {
  app.get('/', (c) => send(c, listPage(c.get('visit'), readListQuery(c.req.query()))))
  app.get('/totals', (c) => send(c, totalsPage(c.get('visit'), readListQuery(c.req.query()))))
  app.get('/unknown', (c) => send(c, unknownPage(c.get('visit'), c.req.query('after'))))
  app.get('/payment', (c) => {
    const { id = '', asked } = c.req.query()
    return send(c, paymentPage(c.get('visit'), { id, asked }))
  })
}
