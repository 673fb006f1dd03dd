import type { QueueFilter, QueueName } from '../../shared/moderation/views.ts'
import { isNarrowed, queuePath } from './QueueHead.tsx'

const words: Record<QueueName, [title: string, about: string]> = {
  pending: [
    'Nothing waits',
    'First comments and whatever the checks hold back are shown here as they come; you need not reload.',
  ],
  reported: ['Nothing is reported', 'When a reader reports something, it is shown here as it comes.'],
  appeals: [
    'No appeals',
    'When an author objects to a colleague’s decision, you are asked here to look again.',
  ],
  spam: ['No spam', 'What was marked as spam is kept here, in case it was none.'],
  decided: ['Nothing was decided lately', 'Decisions of the last thirty days are shown here.'],
}

/** A queue with nothing in it: what that means, and where to go. */
export function EmptyQueue({ queue, filter }: { queue: QueueName; filter: QueueFilter }) {
  const [title, about] = words[queue]
  if (isNarrowed(filter)) {
    return (
      <div class="empty">
        <h2>Nothing here fits</h2>
        <p>
          <a href={queuePath(queue)}>Show all of this queue</a>
        </p>
      </div>
    )
  }
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{about}</p>
      <p>
        {queue === 'pending' ? (
          <>
            See what was <a href={queuePath('decided')}>decided lately</a>, or <a href="/">read on</a>.
          </>
        ) : (
          <a href={queuePath('pending')}>See what waits</a>
        )}
      </p>
    </div>
  )
}
