import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { OperationKind } from '../operations/operation.ts'
import type { PageContext } from '../pages/context.ts'
import type { Trouble } from '../simulation/troubles.ts'
import { refuseForeign } from './own-form.ts'

interface TroubledWork<T> {
  /** What the visitor chose in the form. */
  readonly form: { readonly trouble: Trouble; readonly kill?: string | undefined }
  readonly kind: OperationKind
  /** The engine's name of the provider. */
  readonly name: string
  readonly order: string
  readonly work: () => Promise<T>
}

/**
 * Works while what the visitor chose goes wrong; without a simulation nothing does. `dying` when the process is
 * killed in the middle of it.
 */
export async function troubledWork<T>(
  { simulation, shop, killer, csrfToken }: PageContext,
  c: Context,
  { form: { trouble, kill }, kind, name, order, work }: TroubledWork<T>,
): Promise<T | 'dying'> {
  const provider = shop.providers.get(name)?.provider ?? name
  if (kill !== undefined) {
    refuseForeign(c, { given: kill, csrfToken })
    if (!killer) throw new HTTPException(403)
    return killer.killIn({ kind, provider, order }, work)
  }
  return simulation ? simulation.during({ trouble, provider, kind }, work) : work()
}
