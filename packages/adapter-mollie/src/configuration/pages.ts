/** The pages of Mollie's documentation that the tables name as their sources. */
export const PAGES = {
  status: 'https://docs.mollie.com/docs/status-change',
  createPayment: 'https://docs.mollie.com/reference/create-payment',
  getPayment: 'https://docs.mollie.com/reference/get-payment',
  cancelPayment: 'https://docs.mollie.com/reference/cancel-payment',
  releaseAuthorization: 'https://docs.mollie.com/reference/release-authorization',
  createRefund: 'https://docs.mollie.com/reference/create-refund',
  getRefund: 'https://docs.mollie.com/reference/get-refund',
  cancelRefund: 'https://docs.mollie.com/reference/cancel-refund',
  createCapture: 'https://docs.mollie.com/reference/create-capture',
  getCapture: 'https://docs.mollie.com/reference/get-capture',
  errors: 'https://docs.mollie.com/reference/handling-errors',
  idempotency: 'https://docs.mollie.com/reference/api-idempotency',
  webhooks: 'https://docs.mollie.com/reference/webhooks',
  nextGenWebhooks: 'https://docs.mollie.com/reference/webhooks-new',
  failureReasons: 'https://docs.mollie.com/reference/extra-payment-parameters',
} as const
