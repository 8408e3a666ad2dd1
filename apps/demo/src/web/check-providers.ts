import type { Shop } from '../shop/shop.ts'

/** A machine that is busy starting may miss the first deadline. */
const ATTEMPTS = 3

/** Asks every provider a harmless question: a wrong key is found before the first payment. */
export async function checkProviders({ payments }: Shop): Promise<void> {
  let reasons: readonly string[] = []
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { providers } = await payments.check()
    const failed = providers.filter(({ state }) => state === 'failed')
    if (failed.length === 0) return
    reasons = failed.flatMap(({ instance, warnings }) =>
      warnings.map((warning) => `${instance}: ${warning}`),
    )
  }
  throw new Error(reasons.join('\n'))
}
