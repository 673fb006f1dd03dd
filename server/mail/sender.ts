import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { type MailRecord, Mails } from './mails.model.ts'
import { onQueued } from './queue-mail.ts'

export type SenderOptions = {
  smtpUrl: string
  from: string
  log: Logger
  /** How long to wait after the first failure; doubled after each, up to four hours. */
  firstPauseMs?: number
  /** How often to look for what is due, besides being told. */
  everyMs?: number
}

/** Given up after so many tries, which is about a day. */
const mostTries = 12
const longestPauseMs = 4 * 60 * 60 * 1000
/** How long one try may take before another process may take the mail on. */
const leaseMs = 10 * 60 * 1000
/** A mail queued in a transaction is there a moment later. */
const momentMs = 200

/**
 * Delivers queued mails, in every process that runs: a mail is taken on by moving its due time, so two don't deliver
 * the same one. What the mail server took is never sent again; where a process dies between its yes and our note of
 * it, the mail goes out once more under the same Message-ID, by which mailboxes know a double. Returns how to stop,
 * which waits for the mail under way.
 */
export function startSender(options: SenderOptions): () => Promise<void> {
  const { smtpUrl, from, log, firstPauseMs = 60_000, everyMs = 30_000 } = options
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost'
  let running: Promise<void> | null = null
  let stopped = false

  async function deliver({ _id, to, subject, text, html, tries }: MailRecord): Promise<void> {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(html !== null && { html }),
        messageId: `<${_id.toHexString()}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      const { code, responseCode, message } = error as {
        code?: string
        responseCode?: number
        message: string
      }
      const refused = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500
      const over = refused || tries >= mostTries
      const pause = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs)
      // The server's words may name the address: they stay in the outbox, and the log gets the codes.
      const next = new Date(Date.now() + pause)
      await Mails.updateOne(
        { _id },
        { state: over ? 'failed' : 'waiting', next, error: message.slice(0, 500) },
      )
      log.warn({ mail: _id.toHexString(), code, responseCode, tries }, 'a mail could not be delivered')
      return
    }
    await Mails.updateOne({ _id }, { state: 'sent', sent: new Date(), error: null, text: '', html: null })
  }

  async function deliverAll(): Promise<void> {
    while (!stopped) {
      const mail = await takeOn()
      if (!mail) return
      await deliver(mail)
    }
  }

  function look(): void {
    if (stopped || running) return
    running = deliverAll()
      .catch((error: unknown) => log.warn({ error }, 'mails wait: the database is away'))
      .finally(() => {
        running = null
      })
  }

  const regularly = setInterval(look, everyMs)
  const soon = new Set<NodeJS.Timeout>()
  const stopListening = onQueued(() => {
    const timer = setTimeout(() => {
      soon.delete(timer)
      look()
    }, momentMs)
    soon.add(timer)
  })
  look()
  return async () => {
    stopped = true
    clearInterval(regularly)
    for (const timer of soon) clearTimeout(timer)
    stopListening()
    await running
    transport.close()
  }
}

/** The mail that is due the longest, now nobody else's for a while; null when none is due. */
async function takeOn(): Promise<MailRecord | null> {
  const now = new Date()
  return Mails.findOneAndUpdate(
    { state: 'waiting', next: { $lte: now } },
    { $set: { next: new Date(now.getTime() + leaseMs) }, $inc: { tries: 1 } },
    { sort: { next: 1 }, returnDocument: 'after' },
  ).lean<MailRecord>()
}
