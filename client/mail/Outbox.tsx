import type { MailLine, MailView } from '../../shared/mail/views.ts'
import { count } from '../../shared/text/plural.ts'
import { usePageOf } from '../pages/of-kind.ts'
import { Table } from '../ui/Table.tsx'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

const states: Record<MailLine['state'], string> = {
  waiting: 'waiting',
  sent: 'delivered',
  failed: 'given up',
}

/** Mails that went out, or wait; with a mail in full where one was opened. For admins. */
export function Outbox() {
  const { mails, open } = usePageOf('outbox')
  if (open) return <Mail mail={open} />
  return (
    <>
      <header class="page-head">
        <h1>Outbox</h1>
        <p class="lede">
          {count(mails.length, 'mail')} of the last 30 days. Without a mail server they wait here, for you to
          hand on. They may hold links that let their reader in: show them to nobody else.
        </p>
      </header>
      {mails.length === 0 ? (
        <p class="empty">
          Nothing here. Mails to guests, and to people who forgot their password, appear here.
        </p>
      ) : (
        <Table heads={['Subject', 'To', 'Written', 'State', { unseen: 'Delete' }]}>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row">
                <a href={`/admin/outbox/${mail.id}`}>{mail.subject}</a>
              </th>
              <td>{mail.to}</td>
              <td class="date">
                <Moment at={mail.created} />
              </td>
              <td>{states[mail.state]}</td>
              <td>
                <DeleteMail mail={mail} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}

function Mail({ mail }: { mail: MailView }) {
  return (
    <div class="narrow">
      <h1>{mail.subject}</h1>
      <p class="lede">
        To {mail.to}, written <Moment at={mail.created} />, {states[mail.state]}
        {mail.sent !== null && (
          <>
            {' '}
            <Moment at={mail.sent} />
          </>
        )}
        .
      </p>
      {mail.error !== null && <p class="problem">The mail server said: {mail.error}</p>}
      {mail.text === '' ? (
        <p class="empty">What it said is not kept once it was delivered.</p>
      ) : (
        <div class="mail-text">{mail.text}</div>
      )}
      <div class="form-actions">
        <DeleteMail mail={mail} />
        <a class="button is-quiet" href="/admin/outbox">
          Back to the outbox
        </a>
      </div>
    </div>
  )
}

function DeleteMail({ mail }: { mail: MailLine }) {
  return (
    <WriteForm name="delete-mail" action={`/admin/outbox/${mail.id}/delete`} class="one-line">
      <button type="submit" class="quiet">
        Delete<span class="sr-only"> the mail to {mail.to}</span>
      </button>
    </WriteForm>
  )
}
