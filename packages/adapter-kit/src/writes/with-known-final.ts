import type { Capabilities, Preparation } from '@paystate/core'

/**
 * Leaves `final` out of a capture where the provider does not learn of it: the rest stays reserved, so a capture
 * that is found later must not show that no other can follow.
 */
export function withKnownFinal(
  preparation: Preparation<'capture_payment'>,
  { capture }: Pick<Capabilities, 'capture'>,
): Preparation<'capture_payment'> {
  if (preparation.state === 'refused' || capture.final === 'supported') return preparation
  const { final: _unknown, ...input } = preparation.input
  return { ...preparation, input }
}
