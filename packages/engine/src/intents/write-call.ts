import type { Services } from '../engine/services.ts'
import { checkTransaction, type InTransaction, type Stored } from './application-transaction.ts'
import { type Write, write, writeWithin } from './write.ts'
import type { WriteResult } from './write-result.ts'

/** A write as the application calls it: sent now, or stored in its own transaction and sent after the commit. */
export interface WriteCall<Input> {
  (input: Input): Promise<WriteResult>
  (input: Input, options: InTransaction): Promise<Stored<WriteResult>>
}

/** Makes the call from what checks its input. */
export function createWriteCall<Input>(
  services: Services,
  toWrite: (input: Input) => Write,
): WriteCall<Input> {
  function call(input: Input): Promise<WriteResult>
  function call(input: Input, options: InTransaction): Promise<Stored<WriteResult>>
  async function call(input: Input, options?: InTransaction) {
    const given = toWrite(input)
    const within = checkTransaction(options)
    return within ? writeWithin(services, given, within) : write(services, given)
  }
  return call
}
