import type { MerchantAccount } from '../account/merchant-account.ts'

/** Who processed a transaction; told to accounts of Antom's orchestration alone. */
export function acquirerFields(
  { rules }: MerchantAccount,
  { id, requestId }: { id: string; requestId: string },
) {
  if (!rules.isOrchestrated) return {}
  return {
    acquirerReferenceNo: referenceNumber(id),
    acquirerInfo: {
      acquirerName: 'SIMULATED',
      referenceRequestId: requestId,
      acquirerMerchantId: '218111000247300',
      acquirerTransactionId: id,
      acquirerResultCode: 'SUCCESS',
      acquirerResultMessage: 'success',
    },
  }
}

/** Twelve digits, by which an acquirer finds a transaction. */
export function referenceNumber(id: string): string {
  return id.slice(-12)
}
