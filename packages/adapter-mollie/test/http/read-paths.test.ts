import { describe, expect, it } from 'vitest'
import { type ClientCall, createAskClient, type WantedRequest } from '../../src/http/client.ts'
import { createReadPaths } from '../../src/http/read-paths.ts'

/** Counts how often the client is asked. */
function counted(ask: (call: ClientCall) => Promise<WantedRequest | undefined>) {
  const asked = { times: 0 }
  const paths = createReadPaths((call) => {
    asked.times += 1
    return ask(call)
  })
  return { paths, asked }
}

const wanting = (pathname: unknown, options: unknown = {}) =>
  counted(async () => ({ pathname, options }))
const none = () => undefined

describe('the path of a read', () => {
  it('is what the client builds, which is asked once for all ids', async () => {
    const ask = createAskClient()
    const { paths } = counted(ask)
    const get =
      (id: string): ClientCall =>
      ({ payments }) =>
        payments.get(id, { testmode: true })
    const first = await paths.ask(get('tr_first'), { form: 'payment', id: 'tr_first' })
    const wanted = await ask(get('tr_second'))
    expect(first).toBe('payments/tr_first?testmode=true')
    expect(paths.known({ form: 'payment', id: 'tr_second' })).toBe(wanted?.pathname)
  })

  it('is built for each form, and for what has none', async () => {
    const { paths } = wanting('payments/tr_one')
    await paths.ask(none, { form: 'payment', id: 'tr_one' })
    expect(paths.known({ form: 'refund', id: 'tr_two' })).toBeUndefined()
    expect(paths.known(undefined)).toBeUndefined()
  })

  it.each([
    ['has the id twice', 'payments/tr_one/of/tr_one'],
    ['lacks the id', 'payments/other'],
    ['has it in a longer name', 'payments/tr_one2'],
    ['has it at the end of a name', 'payments/xtr_one'],
    ['is no text', 7],
  ])('is built again where it %s', async (_what, pathname) => {
    const { paths } = wanting(pathname)
    await paths.ask(none, { form: 'payment', id: 'tr_one' })
    expect(paths.known({ form: 'payment', id: 'tr_two' })).toBeUndefined()
  })

  it.each(['../x', 'tr_a/b', 'tr_%2e', 'tr_a?b', '', 'x'.repeat(81)])(
    'is not made of the id %j',
    async (id) => {
      const { paths } = wanting('payments/tr_one')
      await paths.ask(none, { form: 'payment', id: 'tr_one' })
      expect(paths.known({ form: 'payment', id })).toBeUndefined()
    },
  )

  it('is none where the client would not read', async () => {
    const { paths } = wanting('payments/tr_one', { method: 'DELETE' })
    expect(await paths.ask(none, { form: 'payment', id: 'tr_one' })).toBeUndefined()
    expect(paths.known({ form: 'payment', id: 'tr_two' })).toBeUndefined()
  })
})
