import type { Services } from '../engine/services.ts'
import { noteProviderFailure, noteProviderSuccess } from '../store/instances/circuit.ts'
import type { Contact } from './contact.ts'

/** Opens the circuit of an instance whose provider cannot be reached, and closes it once it responds. */
export async function noteContact(
  { store, settings }: Pick<Services, 'store' | 'settings'>,
  { instance, contact }: { instance: string; contact: Contact },
): Promise<void> {
  const { circuitFailures: threshold, circuitRestMs: openForMs } = settings
  switch (contact) {
    case 'reached':
      return noteProviderSuccess(store, { instance })
    case 'unreached':
      await noteProviderFailure(store, { instance, threshold, openForMs })
      return
    case 'none':
  }
}
