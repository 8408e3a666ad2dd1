import { afterEach, describe, expect, it, vi } from 'vitest'
import { NEXT_IS_INSTALLED, serveNext } from '../../src/frameworks/next/serve-next.ts'
import { closeShops, payAtAntom, payAtMollie } from '../../src/frameworks/shop.ts'

// In a file of its own: Next changes how the whole process finds modules. It also wants to be reported
// that this is no development, and that it should tell nobody of its use.
vi.stubEnv('NODE_ENV', 'production')
vi.stubEnv('NEXT_TELEMETRY_DISABLED', '1')

afterEach(closeShops)

describe.skipIf(!NEXT_IS_INSTALLED)('webhooks through a route handler of Next', () => {
  it('arrive as the bytes that were signed', async () => {
    const { received, outcomes } = await payAtAntom(serveNext)

    expect(outcomes).toEqual(['accepted'])
    expect(received.map(({ authenticity }) => authenticity)).toEqual(['signed'])
    expect(received[0]?.hints).toMatchObject([{ reference: 'order_1', event: 'PAYMENT_RESULT' }])
  })

  it('arrive as the form that was sent', async () => {
    const { received, outcomes } = await payAtMollie(serveNext)

    expect(outcomes).toEqual(['accepted'])
    expect(received[0]?.hints).toMatchObject([{ reference: 'order_1' }])
  })
})
