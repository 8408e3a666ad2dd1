import { expect, it } from 'vitest'
import { isPrivateHost } from '../../src/index.ts'

it.each([
  'localhost',
  'localhost.',
  'shop.localhost.',
  'shop.local.',
  'intranet',
  '127.0.0.1',
  '10.1.2.3',
  '[fd00::1]',
  'shop.invalid',
])('no provider reaches %s', (host) => {
  expect(isPrivateHost(host)).toBe(true)
})

it.each(['shop.example', 'shop.example.', '93.184.216.34', 'local.shop.example'])(
  'a provider may reach %s',
  (host) => {
    expect(isPrivateHost(host)).toBe(false)
  },
)
