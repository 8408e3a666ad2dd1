import { describe, expect, it } from 'vitest'
import { notLocalBecause } from '../../src/access/loopback.ts'
import { sharedOffice } from '../support/shared-office.ts'

const reason = (url: string, headers: Record<string, string> = {}, remoteAddress?: string) =>
  notLocalBecause(new Request(url, { headers }), { remoteAddress })

describe('a request of this machine', () => {
  it.each([
    'http://localhost:3000/console',
    'http://127.0.0.1/console',
    'http://127.8.9.1/console',
    'http://[::1]:8080/console',
    'http://shop.localhost/console',
  ])('is one to %s', (url) => {
    expect(reason(url)).toBeUndefined()
    expect(reason(url, {}, '127.0.0.1')).toBeUndefined()
    expect(reason(url, {}, '::ffff:127.0.0.1')).toBeUndefined()
  })

  it.each([
    ['another host', 'https://shop.example/console', {}, undefined, 'shop.example'],
    ['a name that only begins like it', 'http://localhost.evil.example/', {}, undefined, 'evil'],
    [
      'an address that only begins like it',
      'http://127.0.0.1.evil.example/',
      {},
      undefined,
      'evil',
    ],
    [
      'another Host header',
      'http://localhost/',
      { host: 'shop.example' },
      undefined,
      'shop.example',
    ],
    ['a proxy', 'http://localhost/', { 'x-forwarded-for': '10.0.0.9' }, undefined, 'proxy'],
    [
      'a proxy that forwards',
      'http://localhost/',
      { forwarded: 'for=10.0.0.9' },
      undefined,
      'proxy',
    ],
    ['a peer elsewhere', 'http://localhost/', {}, '10.0.0.9', '10.0.0.9'],
    ['a peer whose address only begins like it', 'http://localhost/', {}, '127.0.0.1.5', '127'],
  ])('is none with %s', (_, url, headers, remoteAddress, because) => {
    expect(reason(url, headers, remoteAddress)).toContain(because)
  })
})

it('a server that writes the own address of the peer where a proxy writes those of others is none', () => {
  const next = { 'x-forwarded-for': '::ffff:127.0.0.1', 'x-forwarded-host': 'localhost:3000' }

  expect(reason('http://localhost:3000/console', next)).toBeUndefined()
  expect(
    reason('http://localhost/', { ...next, 'x-forwarded-for': '10.0.0.9, 127.0.0.1' }),
  ).toContain('proxy')
  expect(reason('http://localhost/', { 'x-forwarded-host': 'shop.example' })).toContain('proxy')
  expect(reason('http://localhost/', { 'x-real-ip': '10.0.0.9' })).toContain('proxy')
  expect(reason('http://localhost/', { via: '1.1 edge' })).toContain('proxy')
})

describe('a console without authorize', () => {
  it('shows nothing to another machine, and says why', async () => {
    const { console, pay } = await sharedOffice()
    await pay('order_hidden')
    const response = await console(new Request('https://admin.example/console'))
    const html = await response.text()

    expect(response.status).toBe(403)
    expect(html).toContain('was sent to admin.example')
    expect(html).toContain('Pass { authorize } to createConsole')
    expect(html).not.toContain('order_hidden')
  })

  it('does not believe the address when the peer is elsewhere', async () => {
    const { console } = await sharedOffice()
    const request = () => new Request('http://127.0.0.1:3000/console')

    expect((await console(request(), { remoteAddress: '10.1.2.3' })).status).toBe(403)
    expect((await console(request(), { remoteAddress: '127.0.0.1' })).status).toBe(200)
  })
})
