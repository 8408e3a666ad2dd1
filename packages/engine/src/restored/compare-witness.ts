import { hasAttempt } from '../store/attempts/attempt-mark.ts'
import type { Store } from '../store/store.ts'
import type { KeptWitness } from './keep-witness.ts'
import { noticeRestored } from './notice-restored.ts'

/** At the start: an attempt that the witness keeps and the database lacks was forgotten, and others with it. */
export async function compareWitness(
  services: { readonly store: Store; wake(): void },
  witness: KeptWitness,
): Promise<void> {
  const last = await witness.last()
  if (!last || (await hasAttempt(services.store, last))) return
  await noticeRestored(services, { because: 'witness' })
  await witness.forget()
}
