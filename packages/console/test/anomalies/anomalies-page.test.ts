import { ANOMALY_KINDS } from '@paystate/engine'
import { describe, expect, it } from 'vitest'
import { ANOMALY_WORDS, wordsOfKind, wordsOfPolicy } from '../../src/anomalies/anomaly-words.ts'
import { lateMoney } from '../support/late-money.ts'
import { sharedOffice } from '../support/shared-office.ts'

describe('an anomaly', () => {
  it('is listed with what happened, what it means and what may be done', async () => {
    const office = await sharedOffice()
    const id = await lateMoney(office, 'order_late')
    const { text, html } = await office.visitor.get('/anomalies')

    expect(text).toContain('Late money open The payment was paid after it had ended unpaid.')
    expect(text).toContain('order_late')
    expect(text).toContain('Ship the order, or refund it.')
    expect(text).toContain('Automatically Nothing is done')
    expect(html).toContain(`href="/console/payment?id=${id}"`)
  })

  it('of another version is shown by its name', () => {
    expect(wordsOfKind('made_up')).toMatchObject({ name: 'made_up' })
    expect(wordsOfPolicy('made_up')).toContain('made_up')
    expect(wordsOfKind('late_money').name).toBe('Late money')
  })

  it('stands on the page of its payment, and in its timeline', async () => {
    const office = await sharedOffice()
    const id = await lateMoney(office, 'order_late_too')
    const { text } = await office.visitor.get(`/payment?id=${id}`)

    expect(text).toContain('Anomalies Late money open')
    expect(text).toContain('Anomaly: late money The payment was paid after it had ended unpaid.')
  })

  it('is found by kind and state', async () => {
    const office = await sharedOffice()
    await lateMoney(office, 'order_late_three')
    const { visitor } = office

    expect((await visitor.get('/anomalies?kind=late_money')).text).toContain('order_late_three')
    expect((await visitor.get('/anomalies?kind=orphan')).text).toContain('There is none of these')
    expect((await visitor.get('/anomalies?state=closed')).text).not.toContain('order_late_three')
    expect((await visitor.get('/anomalies?kind=nonsense&after=x')).status).toBe(200)
  })

  it.each(ANOMALY_KINDS)('%s has words that end as sentences do', (kind) => {
    const { name, meaning, advice } = ANOMALY_WORDS[kind]

    expect(name).toMatch(/^[A-Z]/)
    expect([meaning, advice].join(' ')).toMatch(/^[A-Z].*\. [A-Z].*\.$/)
  })
})
