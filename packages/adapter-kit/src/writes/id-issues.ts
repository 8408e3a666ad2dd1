import type { Issue, OperationInput, OperationKind } from '@paystate/core'

/** What is wrong with the ids in a checked input, where the provider's calls name payment and refund by its own. */
export function idIssues(
  input: OperationInput[OperationKind],
  isId: (id: string | undefined) => boolean,
): readonly Issue[] {
  const ids = {
    ...('payment' in input && { 'payment.id': input.payment.id }),
    ...('refund' in input && {
      'payment.id': input.refund.payment.id,
      'refund.id': input.refund.id,
    }),
  }
  const unfit = Object.entries(ids).filter(([, id]) => !isId(id))
  return unfit.map(([path]) => ({ path, message: 'must be known, and be an id of this provider' }))
}
