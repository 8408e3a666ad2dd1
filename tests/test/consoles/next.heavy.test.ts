import { expect, it, vi } from 'vitest'
import { mountInNext } from '../../src/consoles/next/mount-in-next.ts'
import { refundThrough } from '../../src/consoles/office.ts'
import { NEXT_IS_INSTALLED } from '../../src/frameworks/next/serve-next.ts'

// In a file of its own: Next changes how the whole process finds modules.
vi.stubEnv('NODE_ENV', 'production')
vi.stubEnv('NEXT_TELEMETRY_DISABLED', '1')

it.skipIf(!NEXT_IS_INSTALLED)(
  'the console in Next shows its pages and takes its forms',
  async () => {
    const { list, policy, after, style, refunded } = await refundThrough(mountInNext)

    expect(list).toContain('order_1')
    expect(policy).toContain("default-src 'none'")
    expect(style).toContain('text/css')
    expect(after).toContain(': applied.')
    expect(refunded).toBe(1)
  },
  120_000,
)
