import type { Story } from './story.ts'

/** What happened to others in public. */
export const INCIDENTS: readonly Story[] = [
  {
    reported: 'A refund times out; the provider did it; the message comes later.',
    reports: ['alphagov/pay-connector#5911', 'alphagov/pay-connector#5912'],
    claims: ['repeating/lost-answer', 'failing/timeout-is-unknown', 'refunding/found-by-reference'],
  },
  {
    reported: 'The outcome of a refund overtakes the answer that only says "submitted".',
    reports: ['alphagov/pay-connector#5715'],
    claims: ['refunding/late-answer', 'reading/any-order', 'failing/fault/webhook_before_answer'],
  },
  {
    reported:
      'A capture times out; one provider is idempotent, another answers an error on the repeat.',
    reports: ['alphagov/pay-connector#389', 'alphagov/pay-connector#443'],
    claims: ['repeating/lost-answer', 'repeating/refused-repeat', 'failing/fault/drop_answer'],
  },
  {
    reported: 'A create times out; a later lookup says authorized, rejected, or not found.',
    reports: ['alphagov/pay-connector#2196'],
    claims: ['repeating/asked-later', 'repeating/found-after-the-window', 'repeating/withdrawn'],
  },
  {
    reported: 'The same success is notified many times.',
    reports: ['alphagov/pay-connector#5701', 'mollie/Shopware#197'],
    claims: ['webhooks/copies'],
    elsewhere: [
      {
        because: 'that the application hears of it once is for its record',
        file: 'core/test/evidence/apply-observation.test.ts',
        sentence: 'changes nothing when it is reported again, and is stale',
      },
    ],
  },
  {
    reported: 'A refund is queued or pending for hours, then refunded, canceled or failed.',
    reports: ['mollie/magento2#724', 'invoiceninja/invoiceninja#11771'],
    claims: ['refunding/succeeded-when-sent', 'refunding/bounced', 'refunding/canceled'],
  },
  {
    reported: 'The webhook of a refund reads a payment that is still paid.',
    reports: ['mollie/magento2#107', 'mollie/mollie-api-php#641'],
    claims: ['refunding/sums', 'webhooks/nothing-flips-back'],
  },
  {
    reported: 'A chargeback reads as a partial refund.',
    reports: ['mollie/PrestaShop#607'],
    claims: ['refunding/chargeback-is-no-refund', 'webhooks/dispute-is-evidence'],
  },
  {
    reported: 'Webhook and redirect race for the order.',
    reports: ['medusajs/medusa#13301', 'mollie/WooCommerce#1100'],
    claims: ['creating/return', 'repeating/two-at-once', 'webhooks/nothing-flips-back'],
  },
  {
    reported: 'The webhook comes before the row is committed.',
    reports: ['vendurehq/vendure#2569'],
    claims: ['webhooks/before-the-row', 'webhooks/genuine'],
  },
  {
    reported:
      'The handler answers 500 for something settled, and the provider repeats it without end.',
    reports: ['vendurehq/vendure#2657', 'vendurehq/vendure#2462'],
    claims: ['webhooks/two-answers'],
  },
  {
    reported: 'Failed, then authorized, and the reverse order.',
    reports: ['Adyen/adyen-magento2#607', 'Adyen/adyen-magento2#1631'],
    claims: ['reading/any-order', 'sessions/failed-try-ends-nothing'],
  },
  {
    reported: 'The payer pays twice, or pays a canceled order.',
    reports: ['saleor/saleor#14926'],
    claims: ['sessions/paid-twice', 'canceling/late-money', 'creating/order-reference'],
  },
  {
    reported: 'A retry mints a new key: charged two or three times.',
    reports: ['saleor/apps#2446', 'mollie/mollie-api-python#325'],
    claims: ['creating/one-payment', 'repeating/used-reference', 'repeating/same-bytes'],
  },
  {
    reported: 'Set to failed after a number of polls, although it was paid.',
    reports: ['juspay/hyperswitch#2380'],
    claims: ['failing/only-a-read-ends', 'failing/outage-ends-nothing', 'reading/errors-are-typed'],
  },
  {
    reported:
      'A call that was never sent stays in progress forever; "order does not exist" is no evidence.',
    reports: ['juspay/hyperswitch#1471', 'juspay/hyperswitch#3675'],
    claims: [
      'failing/never-sent-is-proven',
      'reading/not-seen-is-no-proof',
      'repeating/absence-takes-several-looks',
    ],
  },
  {
    reported: 'Submitted is shown as succeeded; pending is shown as captured.',
    reports: ['juspay/hyperswitch#1522', 'Payum/Payum#670'],
    claims: ['mapping/on-its-way', 'creating/nobody-has-paid', 'capturing/whole'],
  },
  {
    reported: 'JPY times 100; KWD with two decimals; "1.10" becomes 111.',
    reports: ['juspay/hyperswitch#2793'],
    claims: ['money/every-currency', 'money/no-floats', 'creating/unknown-currency'],
  },
  {
    reported: 'A refund of 0 or undefined gives everything back; rounding blocks a full refund.',
    reports: ['medusajs/medusa#16036', 'medusajs/medusa#15303'],
    claims: ['refunding/amount-is-mandatory', 'capturing/amount-is-mandatory', 'money/multiples'],
  },
  {
    reported: 'A replayed batch subtracts a refund twice; a duplicate webhook credits twice.',
    reports: ['wasp-lang/open-saas#688'],
    claims: ['webhooks/copies', 'reading/any-order', 'refunding/sums'],
  },
  {
    reported: 'A failed cancellation is recorded as canceled.',
    claims: [
      'canceling/answer-moves-nothing',
      'canceling/paid-is-refused',
      'canceling/nothing-to-cancel',
    ],
  },
  {
    reported: 'An order in spite of a failed payment; a key that is dropped; "captured 0.00".',
    reports: [
      'payloadcms/payload#15902',
      'productdevbook/kasapay#168',
      'productdevbook/kasapay#172',
    ],
    claims: [
      'failing/payer-failed',
      'capturing/not-before-authorized',
      'repeating/carries-its-reference',
      'money/unreadable-is-not-zero',
    ],
  },
  {
    reported:
      'A status in mixed case; an unsigned success; a failure that means "ask us"; pending with success.',
    claims: [
      'failing/fault/mixed_case',
      'failing/fault/unsigned_answer',
      'failing/doubtful-refusals',
      'webhooks/no-belief',
    ],
    elsewhere: [
      {
        because: 'one provider has such a message',
        file: 'adapter-antom/test/webhooks/receive-webhook.test.ts',
        sentence: 'that a payment is pending carries S and is not paid',
      },
    ],
  },
  {
    reported: 'The id of an unsigned message is pasted into a URL.',
    claims: ['webhooks/hostile-ids', 'reading/ids-stay-ids'],
  },
  {
    reported: 'Two processes open one directory and lose what was acknowledged.',
    claims: ['repeating/another-process'],
    elsewhere: [
      {
        because: 'an adapter keeps no files; what does, keeps its directory to one process',
        file: 'simulator/test/state/state.test.ts',
        sentence: 'keeps its directory to one process',
      },
    ],
  },
]
