import { vi } from 'vitest'

/** Resolves when something answers there. */
export async function isReachable(url: string): Promise<void> {
  await vi.waitFor(() => fetch(url), { timeout: 20_000, interval: 100 })
}
