import { createServer } from 'node:https'
import { readCertificate } from './certificate.ts'
import { listen } from './listen.ts'

/** Answers every call with one payment, over TLS and HTTP/1.1; it does next to nothing else. */
const { port, url } = await listen(
  (handler) => createServer(readCertificate(), handler),
  (_request, body) => {
    const { amount = { currency: 'EUR', value: '10.00' }, metadata = null } = body
    return {
      status: 200,
      headers: { 'content-type': 'application/hal+json' },
      text: JSON.stringify(paymentOf(amount, metadata)),
    }
  },
)
console.log(JSON.stringify({ port, url: url.replace('http:', 'https:') }))

function paymentOf(amount: unknown, metadata: unknown) {
  const link = (href: string) => ({ href, type: 'application/hal+json' })
  return {
    resource: 'payment',
    id: 'tr_7UhSN1zuXS',
    mode: 'test',
    createdAt: '2026-01-15T12:00:00+00:00',
    amount,
    description: 'A cup of coffee',
    method: null,
    metadata,
    status: 'open',
    isCancelable: false,
    expiresAt: '2026-01-15T12:15:00+00:00',
    profileId: 'pfl_QkEhN94Ba',
    sequenceType: 'oneoff',
    redirectUrl: 'https://shop.example/return',
    webhookUrl: 'https://shop.example/webhook',
    _links: {
      self: link('https://127.0.0.1/v2/payments/tr_7UhSN1zuXS'),
      checkout: { href: 'https://pay.example/checkout/7UhSN1zuXS', type: 'text/html' },
      dashboard: { href: 'https://pay.example/dashboard', type: 'text/html' },
    },
  }
}
