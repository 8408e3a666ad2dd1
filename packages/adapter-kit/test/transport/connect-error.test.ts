import { expect, it } from 'vitest'
import { ConnectError, connectErrorOf } from '../../src/transport/connect-error.ts'

const coded = (code: unknown) => Object.assign(new Error('socket'), { code })

it.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ETIMEDOUT', 'timed_out'],
  ['ECONNREFUSED', 'refused'],
  ['ENETUNREACH', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  [5, 'refused'],
])('the code %s of a socket that did not connect means %s', (code, failure) => {
  expect(connectErrorOf(coded(code), 'refused')).toMatchObject({
    failure,
    message: `No connection: ${failure}.`,
  })
})

it.each([
  ['an error without a code', new Error('closed')],
  ['an error with a code that is not known', coded('CERT_HAS_EXPIRED')],
  ['nothing', undefined],
])('what else goes wrong means what it means where it happens: %s', (_what, error) => {
  expect(connectErrorOf(error, 'tls').failure).toBe('tls')
  expect(connectErrorOf(error, 'refused').failure).toBe('refused')
})

it('an error that is explained already stays as it is', () => {
  const error = new ConnectError('proxy')
  expect(connectErrorOf(error, 'tls')).toBe(error)
})
