import type { Shop } from '../shop/shop.ts'

/** Asks every provider a harmless question: a wrong key is found before the first payment. */
export async function checkProviders({ payments }: Shop): Promise<void> {
  const { providers } = await payments.check()
  const failed = providers.filter(({ state }) => state === 'failed')
  if (failed.length === 0) return
  const reasons = failed.flatMap(({ instance, warnings }) =>
    warnings.map((warning) => `${instance}: ${warning}`),
  )
  throw new Error(reasons.join('\n'))
}
