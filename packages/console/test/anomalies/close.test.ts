import { describe, expect, it } from 'vitest'
import { lateMoney } from '../support/late-money.ts'
import { sharedOffice } from '../support/shared-office.ts'

const WHY = 'The order was shipped after all'

describe('an anomaly', () => {
  it('is closed with a name and a reason, which stand in the timeline and the audit log', async () => {
    const office = await sharedOffice()
    const id = await lateMoney(office, 'order_closed')
    const page = await office.visitor.get(`/payment?id=${id}`)
    const fill = { who: 'Ada', why: WHY }
    const sent = await office.visitor.submit(page, { action: 'anomalies/close', fill })
    const after = await office.visitor.get(`/payment?id=${id}`)

    expect(sent.text).toContain('It is closed.')
    expect(after.text).toContain('Late money closed')
    expect(after.text).toContain(`by Ada: ${WHY}`)
    expect(after.text).toContain(`Anomaly closed: late money by Ada, ${WHY}`)
    expect(office.audited.filter(({ why }) => why === WHY)).toMatchObject([
      { action: 'close_anomaly', who: 'Ada', stage: 'requested' },
      { action: 'close_anomaly', who: 'Ada', stage: 'done', result: 'closed' },
    ])
  })

  it('stays open without a reason, and what was typed stays', async () => {
    const office = await sharedOffice()
    const id = await lateMoney(office, 'order_not_closed')
    const page = await office.visitor.get(`/payment?id=${id}`)
    const sent = await office.visitor.submit(page, {
      action: 'anomalies/close',
      fill: { who: 'Ada Lovelace', why: ' ' },
    })

    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Nothing was closed.')
    expect(sent.html).toContain('value="Ada Lovelace"')
    const { anomalies } = await office.payments.anomalies({ payment: id })
    expect(anomalies[0]?.closed).toBeUndefined()
  })
})
