/** What is wrong with a form that came in, and what had been typed. */
export interface FormFault {
  readonly form: 'refund' | 'cancel' | 'pay'
  readonly message: string
  readonly typed?: string
}
