import { z } from 'zod'
import {
  followSchema,
  openSchema,
  readAllSchema,
  settingsSchema,
} from '../../shared/notifications/notifications.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { follow } from './follows.service.ts'
import { openNotification, readAll, saveSettings, stopMail } from './notifications.service.ts'

export function mountNotifications(write: MountWrite): void {
  write({
    path: '/follow',
    form: 'follow',
    right: 'logged-in',
    limit: 'write',
    schema: followSchema,
    act: ({ actor, body }) => follow(actor, body),
  })
  write({
    path: '/notifications/read',
    form: 'read-all',
    right: 'logged-in',
    limit: 'write',
    schema: readAllSchema,
    act: ({ actor, body }) => readAll(actor, body),
  })
  write({
    path: '/notifications/settings',
    form: 'notification-settings',
    right: 'logged-in',
    limit: 'write',
    schema: settingsSchema,
    async act({ actor, body }) {
      await saveSettings(actor, body)
      return { location: '/notifications', notice: 'Saved.' }
    },
  })
  write({
    path: '/notifications/mail/:id',
    form: 'stop-mail',
    right: 'anyone',
    guests: 'all',
    limit: 'account',
    schema: z.object({}),
    async act({ params }) {
      await stopMail(params.id)
      return { location: '/', notice: 'You get no more mails about notifications.' }
    },
  })
  write({
    path: '/notifications/:id/open',
    form: 'open-notification',
    right: 'logged-in',
    limit: 'write',
    schema: openSchema,
    act: ({ actor, body, params }) => openNotification(actor, params.id, body),
  })
}
