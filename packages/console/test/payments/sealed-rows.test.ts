import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'

const SEALED = '{"sealed":1,"key":"gone","data":"AAAA"}'

describe('a payment whose operation is sealed with a missing key', () => {
  let office: Office
  let id = ''
  beforeAll(async () => {
    office = await openOffice()
    const { mollie, engine, pay } = office
    mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    id = await pay('order_sealed', { leave: 'open' })
    mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    await pay('order_beside', { leave: 'open' })
    await engine.database.query(
      `update paystate.operations set pending = $2::json, outcome = $2::json where id = $1`,
      [id, SEALED],
    )
  })
  afterAll(() => office.close())

  it('is among what is unknown, and hides nothing else', async () => {
    const { status, text } = await office.visitor.get('/unknown')

    expect(status).toBe(200)
    expect(text).toContain('order_sealed')
    expect(text).toContain('order_beside')
  })

  it('has a page, which says which key is missing, and takes no verdict', async () => {
    const { status, text, html } = await office.visitor.get(`/payment?id=${id}`)

    expect(status).toBe(200)
    expect(text).toContain('sealed with key "gone", which sealWith does not have')
    expect(text).toContain('the provider may have this payment')
    expect(html).not.toContain('payment/verdict')
  })

  it.each(['', '/totals', '/anomalies', '/deliveries', '/quarantine', '/health?ask=yes'])(
    'hides no page: %s',
    async (path) => {
      expect((await office.visitor.get(path)).status).toBe(200)
    },
  )

  it('that is sealed as a whole is named, and its own page says why it cannot be shown', async () => {
    await office.engine.database.query(
      `update paystate.checkpoints set checkpoint = $2::json
       where payment = (select key from paystate.payments where id = $1)`,
      [id, SEALED],
    )
    const unknown = await office.visitor.get('/unknown')
    const page = await office.visitor.get(`/payment?id=${id}`)

    expect(unknown.text).toContain('One payment cannot be shown.')
    expect(unknown.text).toContain('order_beside')
    expect(page.status).toBe(500)
    expect(page.text).toContain('A key is missing')
    expect(page.text).toContain('sealed with key "gone"')
  })
})
