import { matchStep, type PayResult } from '@paystate/engine'

/** Where the payer goes after pressing "pay": to the provider's page when there is one, else to the order. */
export function nextAddress({ step, payment }: Pick<PayResult, 'step' | 'payment'>): string {
  const order = `/orders/${payment.order}`
  return matchStep(step, {
    redirect: ({ url }) => (fitsIntoHeader(url) ? url : order),
    form: () => order,
    show: () => order,
    wait: () => order,
    paid: () => order,
    failed: () => order,
  })
}

/** A provider's URL is used byte for byte; one that no header can carry is a link on the order's page. */
function fitsIntoHeader(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url)
}
