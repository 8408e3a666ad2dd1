import { describe, expect, it } from 'vitest'
import type { NextAction } from '../../src/payments/next-action.ts'
import { facts, project, push, read, readsOf, told } from '../evidence.ts'

const redirect: NextAction = { type: 'redirect', method: 'GET', url: 'https://pay.example/1' }
const code: NextAction = {
  type: 'qr_code',
  value: '0002010102',
  format: 'text',
  expiresAt: '2026-01-15T12:05:00Z',
}
const open = { word: 'OPEN', codes: [], recognised: true }
const shown = told('requires_action', { nextAction: redirect, word: open })

describe('the next action', () => {
  it('stays while reads leave it out', () => {
    const silent = told('requires_action', { word: open })

    expect(project(readsOf(shown, silent, silent)).payment.nextAction).toEqual(redirect)
  })

  it('is replaced by a newer one', () => {
    const other: NextAction = { type: 'app_link', url: 'acme://pay/2' }
    const newer = told('requires_action', { nextAction: other, word: open })

    expect(project(readsOf(shown, newer)).payment.nextAction).toEqual(other)
  })

  it('ends when a read tells that there is none', () => {
    const done = told('processing', { nextAction: 'none', word: open })

    const { payment } = project(readsOf(shown, done))

    expect(payment).toMatchObject({ status: 'processing', nextAction: 'none' })
  })

  it('ends with the word of the provider', () => {
    const pending = told('processing', { word: { ...open, word: 'PENDING' } })

    const { payment } = project(readsOf(shown, pending))

    expect(payment).toMatchObject({ status: 'processing', nextAction: 'not_told' })
  })

  it('makes "in process" mean that the payer is awaited, as long as it stands', () => {
    const processing = told('processing', { word: open })

    expect(project(readsOf(shown, processing)).payment).toMatchObject({
      status: 'requires_action',
      nextAction: redirect,
    })
    expect(project(readsOf(processing)).payment.status).toBe('processing')
    expect(
      project(readsOf(told('processing', { nextAction: redirect, word: open }))).payment.status,
    ).toBe('requires_action')
  })

  it('holds up no other news: money that came has come, though the answer still shows the way', () => {
    const stillShown = told('captured', { nextAction: redirect, word: open })

    expect(project(readsOf(shown, stillShown)).payment).toMatchObject({
      status: 'captured',
      nextAction: 'none',
    })
  })

  it('stays told as none when the word of the provider changes in silence', () => {
    const none = told('processing', { nextAction: 'none', word: open })
    const silent = told('processing', { word: { ...open, word: 'PENDING' } })

    expect(project(readsOf(none, silent)).payment.nextAction).toBe('none')
  })

  it('ends with an answer that came at its expiry or later, and not before', () => {
    const withCode = told('requires_action', { nextAction: code, word: open })
    const silent = told('processing', { word: open })
    const after = (at: string) =>
      project([read([1, 2], { payment: withCode }), read([3, 4], { payment: silent, at })]).payment

    expect(after('2026-01-15T12:04:59Z')).toMatchObject({
      status: 'requires_action',
      nextAction: code,
    })
    expect(after('2026-01-15T12:05:00Z')).toMatchObject({
      status: 'processing',
      nextAction: 'not_told',
    })
  })

  it('is none after an end, and not told when the payment opens again in silence', () => {
    const failed = told('failed')

    expect(project(readsOf(shown, failed)).payment.nextAction).toBe('none')
    expect(project(readsOf(shown, failed, told('requires_action'))).payment.nextAction).toBe(
      'not_told',
    )
  })

  it('is not changed by a pushed message', () => {
    const pushed = told('requires_action', {
      nextAction: { type: 'app_link', url: 'acme://old' },
      word: open,
    })

    const { payment } = project([read([1, 2], { payment: shown }), push(3, { payment: pushed })])

    expect(payment.nextAction).toEqual(redirect)
  })

  it('is withheld while the provider names another amount than we asked for', () => {
    const other = told('requires_action', {
      nextAction: redirect,
      facts: facts({ amount: 1001 }),
    })

    const { payment, codes } = project(readsOf(other))

    expect(payment).toMatchObject({
      status: 'requires_action',
      nextAction: 'none',
      facts: { requested: 1000, amount: 1001 },
    })
    expect(codes).toEqual(['amount_differs'])
  })

  it('comes back when a later read names the amount that we asked for', () => {
    const other = told('requires_action', {
      nextAction: redirect,
      word: open,
      facts: facts({ amount: 1001 }),
    })
    const right = told('requires_action', { word: open })

    expect(project(readsOf(other, right)).payment.nextAction).toEqual(redirect)
  })
})
