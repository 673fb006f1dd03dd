import type { OptionalReason, NotificationSettings as Settings } from '../../shared/notifications/views.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

const labels: Record<OptionalReason, string> = {
  reply: 'Replies to what I wrote',
  mention: 'Mentions of me',
  followed: 'News in what I follow',
}
const reasons = Object.keys(labels) as OptionalReason[]

/** What the viewer wants to be told of. Moderators' decisions on one's own words are always told. */
export function NotificationSettings({ settings }: { settings: Settings }) {
  return (
    <WriteForm name="notification-settings" action="/notifications/settings" class="stacked">
      <fieldset>
        <legend>Tell me of</legend>
        <div>
          {reasons.map((reason) => (
            <Choice key={reason} name="wanted" value={reason} checked={!settings.off.includes(reason)}>
              {labels[reason]}
            </Choice>
          ))}
          <p class="hint">What moderators decide about your own words is always told.</p>
        </div>
      </fieldset>
      <fieldset>
        <legend>Following and e-mail</legend>
        <div>
          <Choice name="followOwn" value="yes" checked={settings.followOwn}>
            Follow every thread that I write in
          </Choice>
          <Choice name="mail" value="yes" checked={settings.mail}>
            Send me what is unread by e-mail, once a day
          </Choice>
        </div>
      </fieldset>
      <p class="form-actions">
        <button type="submit">Save</button>
      </p>
    </WriteForm>
  )
}

type ChoiceProps = { name: string; value: string; checked: boolean; children: string }

function Choice({ name, value, checked, children }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} /> {children}
    </label>
  )
}
