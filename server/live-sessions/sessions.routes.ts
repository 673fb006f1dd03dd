import {
  doneSchema,
  endRoundSchema,
  markSchema,
  messageSchema,
  seatSchema,
  sessionStepSchema,
  spotlightSchema,
  startSessionSchema,
  switchSchema,
  taskSchema,
  timerSchema,
} from '../../shared/live-sessions/live-sessions.schema.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { lead, setSpotlight, setTask, setTimer } from './leading.service.ts'
import { restoreMessage, say, withdrawMessage } from './messages.service.ts'
import { annotateInSession, beginRound, drop, reveal, sayDone } from './rounds.service.ts'
import { changeSeat, raiseHand } from './seats.service.ts'
import { beginSession, endSession, joinSession, startSession } from './sessions.service.ts'

export function mountSessions(write: MountWrite): void {
  write({
    path: '/sessions',
    form: 'start-session',
    right: 'annotate',
    limit: 'publish',
    schema: startSessionSchema,
    act: ({ actor, body }) => startSession(actor, body),
  })
  const steps = { join: joinSession, begin: beginSession, end: endSession }
  for (const [name, act] of Object.entries(steps)) {
    write({
      path: `/sessions/:id/${name}`,
      form: `${name}-session`,
      right: 'annotate',
      limit: 'write',
      schema: sessionStepSchema,
      act: ({ actor, body, params }) => act(actor, params.id, body),
    })
  }
  for (const [name, act] of Object.entries({ reveal, drop })) {
    write({
      path: `/sessions/:id/${name}`,
      form: `${name}-session`,
      right: 'annotate',
      limit: 'write',
      schema: endRoundSchema,
      act: ({ actor, body, params }) => act(actor, params.id, body),
    })
  }
  write({
    path: '/sessions/:id/done',
    form: 'done-session',
    right: 'annotate',
    limit: 'write',
    schema: doneSchema,
    act: ({ actor, body, params }) => sayDone(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/task',
    form: 'session-task',
    right: 'annotate',
    limit: 'write',
    schema: taskSchema,
    act: ({ actor, body, params }) => setTask(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/timer',
    form: 'session-timer',
    right: 'annotate',
    limit: 'write',
    schema: timerSchema,
    act: ({ actor, body, params }) => setTimer(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/spotlight',
    form: 'session-spotlight',
    right: 'annotate',
    limit: 'write',
    schema: spotlightSchema,
    act: ({ actor, body, params }) => setSpotlight(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/lead',
    form: 'session-lead',
    right: 'annotate',
    limit: 'write',
    schema: switchSchema,
    act: ({ actor, body, params }) => lead(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/hand',
    form: 'session-hand',
    right: 'annotate',
    limit: 'write',
    schema: switchSchema,
    act: ({ actor, body, params }) => raiseHand(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/seats/:person',
    form: 'session-seat',
    right: 'annotate',
    limit: 'write',
    schema: seatSchema,
    act: ({ actor, body, params }) => changeSeat(actor, params.id, params.person, body),
  })
  write({
    path: '/sessions/:id/rounds',
    form: 'begin-round',
    right: 'annotate',
    limit: 'write',
    schema: taskSchema,
    act: ({ actor, body, params }) => beginRound(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/messages',
    form: 'say',
    right: 'annotate',
    limit: 'write',
    schema: messageSchema,
    act: ({ actor, body, params }) => say(actor, params.id, body),
  })
  write({
    path: '/messages/:id/withdraw',
    form: 'withdraw-message',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => withdrawMessage(actor, params.id, body),
  })
  write({
    path: '/messages/:id/restore',
    form: 'restore-message',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => restoreMessage(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/annotations',
    form: 'annotate',
    right: 'annotate',
    limit: 'write',
    schema: markSchema,
    act: ({ actor, body, params }) => annotateInSession(actor, params.id, body),
  })
}
