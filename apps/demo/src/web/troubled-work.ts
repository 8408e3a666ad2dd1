import type { OperationKind } from '../operations/operation.ts'
import type { PageContext } from '../pages/context.ts'
import type { Trouble } from '../simulation/troubles.ts'

interface TroubledWork<T> {
  readonly trouble: Trouble
  readonly kind: OperationKind
  /** The engine's name of the provider. */
  readonly name: string
  readonly times?: number
  readonly work: () => Promise<T>
}

/** Works while what the visitor chose goes wrong; without a simulation nothing does. */
export function troubledWork<T>(
  { simulation, shop }: PageContext,
  { trouble, kind, name, times, work }: TroubledWork<T>,
): Promise<T> {
  const provider = shop.providers.get(name)?.provider ?? name
  return simulation ? simulation.during({ trouble, provider, kind, times }, work) : work()
}
