import { describe, expect, it } from 'vitest'
import type { NextAction } from '../../src/payments/next-action.ts'
import { amounts, project, push, read, readsOf, reported } from '../evidence.ts'

const redirect: NextAction = { type: 'redirect', method: 'GET', url: 'https://pay.example/1' }
const code: NextAction = {
  type: 'qr_code',
  value: '0002010102',
  format: 'text',
  expiresAt: '2026-01-15T12:05:00Z',
}
const open = { value: 'OPEN', codes: [], recognized: true }
const shown = reported('requires_action', { nextAction: redirect, providerStatus: open })

describe('the next action', () => {
  it('stays while reads leave it out', () => {
    const silent = reported('requires_action', { providerStatus: open })

    expect(project(readsOf(shown, silent, silent)).payment.nextAction).toEqual(redirect)
  })

  it('is replaced by a newer one', () => {
    const other: NextAction = { type: 'app_link', url: 'acme://pay/2' }
    const newer = reported('requires_action', { nextAction: other, providerStatus: open })

    expect(project(readsOf(shown, newer)).payment.nextAction).toEqual(other)
  })

  it('ends when a read tells that there is none', () => {
    const done = reported('processing', { nextAction: 'none', providerStatus: open })

    const { payment } = project(readsOf(shown, done))

    expect(payment).toMatchObject({ status: 'processing', nextAction: 'none' })
  })

  it('ends with the word of the provider', () => {
    const pending = reported('processing', { providerStatus: { ...open, value: 'PENDING' } })

    const { payment } = project(readsOf(shown, pending))

    expect(payment).toMatchObject({ status: 'processing', nextAction: 'not_reported' })
  })

  it('makes "in process" mean that the payer is awaited, as long as it stands', () => {
    const processing = reported('processing', { providerStatus: open })

    expect(project(readsOf(shown, processing)).payment).toMatchObject({
      status: 'requires_action',
      nextAction: redirect,
    })
    expect(project(readsOf(processing)).payment.status).toBe('processing')
    expect(
      project(readsOf(reported('processing', { nextAction: redirect, providerStatus: open })))
        .payment.status,
    ).toBe('requires_action')
  })

  it('holds up no other news: money that came has come, though the answer still shows the way', () => {
    const stillShown = reported('captured', { nextAction: redirect, providerStatus: open })

    expect(project(readsOf(shown, stillShown)).payment).toMatchObject({
      status: 'captured',
      nextAction: 'none',
    })
  })

  it('stays reported as none when the word of the provider changes in silence', () => {
    const none = reported('processing', { nextAction: 'none', providerStatus: open })
    const silent = reported('processing', { providerStatus: { ...open, value: 'PENDING' } })

    expect(project(readsOf(none, silent)).payment.nextAction).toBe('none')
  })

  it('ends with an answer that came at its expiry or later, and not before', () => {
    const withCode = reported('requires_action', { nextAction: code, providerStatus: open })
    const silent = reported('processing', { providerStatus: open })
    const after = (at: string) =>
      project([read([1, 2], { payment: withCode }), read([3, 4], { payment: silent, at })]).payment

    expect(after('2026-01-15T12:04:59Z')).toMatchObject({
      status: 'requires_action',
      nextAction: code,
    })
    expect(after('2026-01-15T12:05:00Z')).toMatchObject({
      status: 'processing',
      nextAction: 'not_reported',
    })
  })

  it('is none after an end, and not reported when the payment opens again in silence', () => {
    const failed = reported('failed')

    expect(project(readsOf(shown, failed)).payment.nextAction).toBe('none')
    expect(project(readsOf(shown, failed, reported('requires_action'))).payment.nextAction).toBe(
      'not_reported',
    )
  })

  it('is not changed by a pushed message', () => {
    const pushed = reported('requires_action', {
      nextAction: { type: 'app_link', url: 'acme://old' },
      providerStatus: open,
    })

    const { payment } = project([read([1, 2], { payment: shown }), push(3, { payment: pushed })])

    expect(payment.nextAction).toEqual(redirect)
  })

  it('is withheld while the provider names another amount than we asked for', () => {
    const other = reported('requires_action', {
      nextAction: redirect,
      amounts: amounts({ amount: 1001 }),
    })

    const { payment, codes } = project(readsOf(other))

    expect(payment).toMatchObject({
      status: 'requires_action',
      nextAction: 'none',
      amounts: { requested: 1000, amount: 1001 },
    })
    expect(codes).toEqual(['amount_differs'])
  })

  it('comes back when a later read names the amount that we asked for', () => {
    const other = reported('requires_action', {
      nextAction: redirect,
      providerStatus: open,
      amounts: amounts({ amount: 1001 }),
    })
    const right = reported('requires_action', { providerStatus: open })

    expect(project(readsOf(other, right)).payment.nextAction).toEqual(redirect)
  })
})
