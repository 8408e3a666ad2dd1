import { PaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { expectFound } from '../../src/index.ts'

const names = { provider: 'fake', operation: 'get_payment', reference: 'order_1', httpStatus: 404 }

describe('a request for something that must exist', () => {
  it('gives what it finds', async () => {
    expect(await expectFound(Promise.resolve('a page'))).toBe('a page')
  })

  it('is unreadable, and names nothing as missing, where it finds nothing', async () => {
    const missing = new PaymentError('not_found', { what: 'Not found.', ...names })

    await expect(expectFound(Promise.reject(missing))).rejects.toMatchObject({
      code: 'unreadable_response',
      ...names,
      message:
        'get_payment order_1 at fake: The provider does not show a part of what it has just shown. ' +
        'A read moves no money, and what was known before still holds. Read it again later.',
    })
  })

  it.each([
    new PaymentError('unavailable', { what: 'It is down.' }),
    new TypeError('a fault of ours'),
  ])('fails as it failed otherwise: %s', async (error) => {
    await expect(expectFound(Promise.reject(error))).rejects.toBe(error)
  })
})
