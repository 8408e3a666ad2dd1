import type { PaymentRef } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref: PaymentRef = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const _euros = { currency: 'EUR', minorUnits: 400 }

describe('reading again', () => {
  it('happens once when a gateway is out of order, and not for the provider itself', async () => {
    const { mollie, sent } = answering((_request, count) =>
      count === 1 ? new Response('<html>', { status: 502 }) : hal(paymentJson()),
    )
    expect(await mollie.getPayment(ref)).toMatchObject({ payment: { id: ref.id } })
    expect(sent).toHaveLength(2)
    const other = answering(() => refusal(503, {}, { 'retry-after': '7' }))
    await expect(other.mollie.getPayment(ref)).rejects.toMatchObject({
      code: 'unavailable',
      httpStatus: 503,
      retryAfter: '2026-01-15T12:00:07Z',
    })
    expect(other.sent).toHaveLength(1)
  })

  it('never happens for a write', async () => {
    const { mollie, sent } = answering(() => new Response('<html>', { status: 502 }))
    await mollie.createPayment(aPayment(), first)
    expect(sent).toHaveLength(1)
  })
})

describe('a payment that the provider shows under another id', () => {
  it('is foreign', async () => {
    const { mollie } = answering(() => hal(paymentJson({ id: 'tr_another' })))
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'mismatch' })
  })

  it('is foreign under another reference of ours', async () => {
    const { mollie } = answering(() => hal(paymentJson()))
    await expect(mollie.getPayment({ ...ref, reference: 'another' })).rejects.toMatchObject({
      code: 'mismatch',
    })
  })

  it('is foreign when it is of the other mode', async () => {
    const { mollie } = answering(() => hal(paymentJson({ mode: 'live' })))
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'mismatch' })
    const outcome = await mollie.createPayment(aPayment(), first)
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
  })
})
