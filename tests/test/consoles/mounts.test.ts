import { describe, expect, it } from 'vitest'
import { mountInExpress } from '../../src/consoles/express.ts'
import { mountInFastify } from '../../src/consoles/fastify.ts'
import { mountInHono } from '../../src/consoles/hono.ts'
import { mountInNodeHttp } from '../../src/consoles/node-http.ts'
import { refundThrough } from '../../src/consoles/office.ts'

const FRAMEWORKS = {
  'node:http': mountInNodeHttp,
  Hono: mountInHono,
  Fastify: mountInFastify,
  'Express 5': mountInExpress,
} as const

describe('the console', () => {
  it.each(Object.entries(FRAMEWORKS))(
    'mounted in %s shows its pages and takes its forms',
    async (_name, mount) => {
      const { list, policy, after, style, refunded } = await refundThrough(mount)

      expect(list).toContain('order_1')
      expect(policy).toContain("default-src 'none'")
      expect(style).toContain('text/css')
      expect(after).toContain(': applied.')
      expect(refunded).toBe(1)
    },
    120_000,
  )
})
