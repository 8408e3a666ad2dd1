/** A refund or a capture, as far as it tells whose it is and whether it moved money. */
export interface Part {
  readonly reference?: string
  readonly status: string
}

/**
 * The part of a payment that an operation made: the one with an effect under any of its references, else the
 * one of its newest. That an earlier try has failed says nothing of a later one.
 *
 * @param references Those of the operation, the newest last.
 */
export function shownPart<P extends Part>(
  parts: readonly P[],
  references: readonly string[],
): P | undefined {
  const ours = parts.filter(({ reference = '' }) => references.includes(reference))
  const newest = references.at(-1)
  return ours.find(hasEffect) ?? ours.find(({ reference }) => reference === newest)
}

/** Whether it moved money, or may. */
export function hasEffect({ status }: { readonly status: string }): boolean {
  return !WITHOUT_EFFECT.has(status)
}

const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['failed', 'canceled', 'expired'])
