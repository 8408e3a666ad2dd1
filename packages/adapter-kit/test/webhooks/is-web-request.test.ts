import { expect, it } from 'vitest'
import { isWebRequest } from '../../src/index.ts'

const get = () => null
const arrayBuffer = async () => new ArrayBuffer(0)

it.each([
  ['a Request', new Request('https://shop.example/webhook')],
  ['one of another realm', { headers: { get }, arrayBuffer }],
])('takes %s for a web-standard request', (_what, request) => {
  expect(isWebRequest(request)).toBe(true)
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['text', 'id=tr_1'],
  ['the request of Express', { method: 'POST', headers: { host: 'x' }, body: { id: 'tr_1' } }],
  ['the context of Hono', { req: { raw: {} } }],
  ['something without headers', { method: 'POST', arrayBuffer }],
  ['something whose headers are text', { headers: 'host: x', arrayBuffer }],
  ['something whose headers are null', { headers: null, arrayBuffer }],
  ['something whose headers cannot be asked', { headers: {}, arrayBuffer }],
  ['something whose headers have a field named get', { headers: { get: 'x' }, arrayBuffer }],
  ['something without bytes', { headers: { get } }],
  ['something whose bytes are a field', { headers: { get }, arrayBuffer: 'x' }],
])('takes %s for none', (_what, request) => {
  expect(isWebRequest(request)).toBe(false)
})
