import { PaymentError } from '@paystate/core'
import { expect, it } from 'vitest'
import { failedRead } from '../../src/reads/failed-read.ts'
import { finding } from '../../src/reads/finding.ts'

const failing = (error: unknown) => finding(() => Promise.reject(error))

it('gives what was found', async () => {
  expect(await finding(async () => ({ kind: 'found' as const, id: 1 }))).toEqual({
    kind: 'found',
    id: 1,
  })
})

it('is inconclusive when the request failed', async () => {
  const error = failedRead('unavailable', { provider: 'example', what: 'It is down.' })
  expect(await failing(error)).toEqual({ kind: 'inconclusive', error })
})

it('throws what was never sent, and whatever else is thrown', async () => {
  const issues = [{ path: 'reference', message: 'is missing' }]
  const invalid = new PaymentError('invalid_request', { what: 'Invalid search.', issues })
  await expect(failing(invalid)).rejects.toBe(invalid)
  const bug = new TypeError('of our own')
  await expect(failing(bug)).rejects.toBe(bug)
  const similar = Object.assign(new Error('of others'), { issues: [] })
  await expect(failing(similar)).rejects.toBe(similar)
})

it('a read that fails says that no money moved', () => {
  const error = failedRead('unreadable_response', {
    provider: 'example',
    what: 'It is no JSON.',
    httpStatus: 200,
  })
  expect(error).toMatchObject({ code: 'unreadable_response', httpStatus: 200 })
  expect(error.message).toContain('It is no JSON.')
  expect(error.message).toContain('A read moves no money.')
})
