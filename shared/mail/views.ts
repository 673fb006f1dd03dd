/** `waiting`: to be delivered, or kept for the admin where there is no mail server. `failed`: given up. */
export const mailStates = ['waiting', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]

/** A mail in the outbox, as admins see it. */
export type MailLine = {
  id: string
  to: string
  subject: string
  state: MailState
  tries: number
  /** What the mail server said last; null for nothing bad. */
  error: string | null
  created: string
  sent: string | null
}

/** `text` is empty once it was delivered. */
export type MailView = MailLine & { text: string }
