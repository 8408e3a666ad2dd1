import { expect, it } from 'vitest'
import { rawMessage, requestOf } from '../../src/inbox/raw-message.ts'

it.each(['/', '/webhooks/mollie?a=b', '//webhooks', '//webhooks/antom', '//[x', '/a//b?c=%ZZ'])(
  'the path %s is kept: a signature covers it',
  async (path) => {
    const bytes = new TextEncoder().encode('id=tr_1')
    const request = new Request(`https://shop.example${path}`, { method: 'POST', body: bytes })
    const rebuilt = requestOf(rawMessage(request, bytes))
    const { pathname, search } = new URL(rebuilt.url)

    expect(pathname + search).toBe(path)
    expect(await rebuilt.text()).toBe('id=tr_1')
  },
)
