/** The pages of Antom's documentation that the tables name as their sources. */
export const PAGES = {
  status: 'https://docs.antom.com/ac/ams/paymentri_online',
  pay: 'https://docs.antom.com/ac/ams/payment_cashier',
  session: 'https://docs.antom.com/ac/ams/session_cashier',
  inquiryPayment: 'https://docs.antom.com/ac/ams/paymentri_online',
  cancel: 'https://docs.antom.com/ac/ams/paymentc_online',
  refund: 'https://docs.antom.com/ac/ams/refund_online',
  inquiryRefund: 'https://docs.antom.com/ac/ams/ir_online',
  inquiryRefundOmnichannel: 'https://docs.antom.com/ac/omnichannel/inquiryRefund',
  capture: 'https://docs.antom.com/ac/cashierpay/capture',
  notifyPayment: 'https://docs.antom.com/ac/ams/paymentrn_online',
  notifyCapture: 'https://docs.antom.com/ac/ams/notify_capture',
  notifyDispute: 'https://docs.antom.com/ac/ams/notify_dispute',
  notifications: 'https://docs.antom.com/ac/cashierpay/notifications',
  fundamentals: 'https://docs.antom.com/ac/ams/api_fund',
  currencies: 'https://docs.antom.com/ac/ref/cc',
  timeouts: 'https://docs.antom.com/ac/pm/default_timeout',
} as const
