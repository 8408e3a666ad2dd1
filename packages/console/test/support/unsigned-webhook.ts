/** A message of nobody: it names a payment, and carries no signature. */
export function unsignedWebhook(reference: string): Request {
  return new Request('https://shop.example/webhooks/mollie', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notifyType: 'PAYMENT_RESULT', paymentRequestId: reference }),
  })
}
