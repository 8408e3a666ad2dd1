import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import type { Customer } from '../customers/customer.ts'
import { chargedBy } from '../mandates/charged-by.ts'
import { readText } from '../parameters/read-parameter.ts'
import { unprocessable } from '../refusals/refusal.ts'
import type { PaymentTerms, SequenceType } from './payment.ts'

type Party = Pick<PaymentTerms, 'customerId' | 'mandateId' | 'methods'>

/** Who pays, and by which mandate; a recurring payment takes its method from the mandate. */
export function readParty(
  account: Account,
  { access, body }: Pick<Call, 'access' | 'body'>,
  { sequenceType, methods }: { sequenceType: SequenceType; methods: readonly string[] },
): Party {
  const customerId = readText(body, 'customerId')
  const mandateId = readText(body, 'mandateId')
  if (customerId === undefined) {
    if (sequenceType === 'recurring' || mandateId !== undefined) {
      throw unprocessable("The 'customerId' field is missing", 'customerId')
    }
    return { customerId, mandateId, methods }
  }
  const customer = account.customers.findFor(access, customerId)
  if (!customer) throw unprocessable('The customer is invalid', 'customerId')
  if (sequenceType !== 'recurring') {
    refuseUnknown(customer, mandateId)
    return { customerId, mandateId, methods }
  }
  const [method] = methods.length === 1 ? methods : []
  const mandate = chargedBy(customer, { mandateId, method })
  return { customerId, mandateId: mandate.id, methods: [mandate.method] }
}

function refuseUnknown({ mandates }: Customer, mandateId: string | undefined): void {
  if (mandateId === undefined) return
  const isUsable = mandates.some(({ id, status }) => id === mandateId && status !== 'invalid')
  if (!isUsable) throw unprocessable('The mandate is invalid', 'mandateId')
}
