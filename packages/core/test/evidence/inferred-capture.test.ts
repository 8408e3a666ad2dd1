import { describe, expect, it } from 'vitest'
import type { CaptureStatus } from '../../src/payments/capture.ts'
import { amounts, project, push, read, reported } from '../evidence.ts'

const capture = (status: CaptureStatus, id = 'c1') => ({ id, status, amount: 1000 })
const authorized = reported('authorized', {
  amounts: amounts({ amount: 1000, authorized: 1000, captured: 0 }),
})
const inferred = read([1, 2], { payment: reported('captured') })

describe('a payment that was taken for captured', () => {
  it.each(['pending', 'failed'] as const)(
    'is only authorized when the captures show it: %s',
    (status) => {
      const { payment, codes } = project([
        inferred,
        read([3, 4], { payment: authorized, captures: [capture(status)] }),
      ])

      expect(payment).toMatchObject({
        status: 'authorized',
        amounts: { captured: 0 },
        needsRead: false,
      })
      expect(codes).toEqual(['capture_corrected'])
    },
  )

  it('does not keep the money that was inferred, also where the answer names no total', () => {
    const silent = reported('authorized', { amounts: amounts({ amount: 1000, authorized: 1000 }) })
    const answer = { payment: silent, captures: [capture('pending')] }

    expect(project([inferred, read([3, 4], answer)]).payment.amounts.captured).toBe('not_reported')
    expect(
      project([inferred, read([3, 4], { ...answer, completeLists: ['captures'] })]).payment.amounts,
    ).toMatchObject({ captured: 0, capturePending: 1000 })
  })

  it('stays captured while no capture shows it', () => {
    const { payment, codes } = project([inferred, read([3, 4], { payment: authorized })])

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
    expect(codes).toEqual([])
  })

  it('stays captured when one of the captures has succeeded', () => {
    const { payment } = project([
      inferred,
      read([3, 4], {
        payment: authorized,
        captures: [capture('succeeded'), capture('pending', 'c2')],
      }),
    ])

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
  })

  it('stays captured when a capture had succeeded that an old answer shows as pending', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported('captured'), captures: [capture('succeeded')] }),
      read([3, 4], { payment: authorized, captures: [capture('pending')] }),
    ])

    expect(payment).toMatchObject({
      status: 'captured',
      needsRead: true,
      amounts: { captured: 1000 },
    })
    expect(codes).toEqual([])
  })

  it('is authorized again when the capture that was its proof has failed', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported('captured'), captures: [capture('succeeded')] }),
      read([3, 4], { payment: authorized, captures: [capture('failed')] }),
    ])

    expect(payment).toMatchObject({ status: 'authorized', amounts: { captured: 0 } })
    expect(codes).toEqual(['capture_reversed', 'capture_corrected'])
  })

  it('stays captured when only a push shows otherwise', () => {
    const { payment } = project([
      inferred,
      push(3, { payment: authorized, captures: [capture('pending')] }),
    ])

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
  })
})
