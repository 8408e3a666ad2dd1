import type { Access } from '../access/access.ts'
import type { Customer } from './customer.ts'

/** All customers, in the order in which they were made. */
export interface CustomerStore {
  add(customer: Customer): void
  remove(id: string): void
  /** Only those of the caller's mode: live and test never mix. */
  findFor(access: Pick<Access, 'mode'>, id: string): Customer | undefined
  allFor(access: Pick<Access, 'mode'>): readonly Customer[]
}

export function createCustomerStore(): CustomerStore {
  const byId = new Map<string, Customer>()

  return {
    add: (customer) => void byId.set(customer.id, customer),
    remove: (id) => void byId.delete(id),
    findFor({ mode }, id) {
      const customer = byId.get(id)
      return customer?.mode === mode ? customer : undefined
    },
    allFor: ({ mode }) => [...byId.values()].filter((customer) => customer.mode === mode),
  }
}
